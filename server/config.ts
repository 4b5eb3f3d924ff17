// The configuration: the only reader of the environment. Read once, checked whole, then a plain value.
import { isIP } from 'node:net'
import { z } from 'zod'
import { frameLimit } from '../shared/protocol.ts'
import type { FileLimits } from './context.ts'
import { CannotStart, why } from './cannot-start.ts'
import { strayNames, type Stray } from './stray-names.ts'

function whole(least: number, most: number) {
  const rule = why('start.config.whole', { least, most })
  return z.coerce.number(rule).int(rule).min(least, rule).max(most, rule)
}

const disjunction = new Intl.ListFormat('fr', { type: 'disjunction' })

const oneOf = <const Choices extends readonly string[]>(choices: Choices) =>
  z.enum(choices, why('start.config.oneOf', { choices: disjunction.format(choices) }))

const address = (kinds: string[], example: string) =>
  z
    .string()
    .refine(
      (text) => URL.canParse(text) && kinds.includes(new URL(text).protocol),
      why('start.config.address', { example }),
    )

/** An address, or a network of them with the length of its prefix: 10.0.0.0/8. */
function isNetwork(text: string): boolean {
  const [ip = '', prefix = '0', ...rest] = text.trim().split('/')
  const bits = { 4: 32, 6: 128 }[isIP(ip)]
  return bits !== undefined && /^\d{1,3}$/.test(prefix) && Number(prefix) <= bits && rest.length === 0
}

/** Every variable that Maillage knows. */
export const variables = z.object({
  PORT: whole(0, 65_535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: address(['http:', 'https:'], 'https://maillage.example.fr')
    .refine((text) => !URL.canParse(text) || new URL(text).pathname === '/', why('start.config.noPath'))
    .optional(),
  DATA_DIR: z.string().default('.data'),
  DATABASE_URL: address(['postgres:', 'postgresql:'], 'postgres://user:password@host:5432/maillage').optional(),
  LOG_LEVEL: oneOf(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  TRUST_PROXY: z
    .string()
    .refine((text) => /^\d$/.test(text) || text.split(',').every(isNetwork), why('start.config.proxies'))
    .default('0'),
  METRICS_TOKEN: z
    .string()
    .min(16, why('start.config.long', { least: 16 }))
    .optional(),
  SMTP_URL: address(['smtp:', 'smtps:'], 'smtps://user:password@host:465').optional(),
  MAIL_FROM: z
    .string()
    .includes('@', { error: why('start.config.mailAddress') })
    .optional(),
  DATABASE_CONNECTIONS: whole(2, 200).default(10),
  DRAIN_SECONDS: whole(0, 600).default(0),
  MAX_SOCKETS_PER_PERSON: whole(1, 10_000).default(60),
  MAX_SOCKETS: whole(1, 100_000).default(5_000),
  MAX_FAILED_SOCKETS_PER_SECOND: whole(1, 10_000).default(20),
  MAX_MESSAGES_PER_SECOND: whole(10, 100_000).default(200),
  MAX_BYTES_PER_SECOND: whole(16 * 1024, 2 ** 30).default(1024 * 1024),
  MAX_FRAME_BYTES: whole(64 * 1024, frameLimit.socket).default(frameLimit.socket),
  MAX_PRESENCE_BYTES: whole(512, frameLimit.presence).default(frameLimit.presence),
  MAX_PEOPLE_PER_ROOM: whole(1, 100_000).default(4_000),
  MAX_ROOM_BUFFER_BYTES: whole(64 * 1024, 2 ** 32).default(16 * 1024 * 1024),
  MAX_BUFFER_BYTES: whole(64 * 1024, 2 ** 36).default(256 * 1024 * 1024),
  MAX_BODY_BYTES: whole(1024, 2 ** 30).default(1024 * 1024),
  MAX_FILE_BYTES: whole(1024, 2 ** 28).default(20 * 1024 * 1024),
  MAX_IMAGE_PIXELS: whole(1_000_000, 2 ** 30).default(50_000_000),
  MAX_FILE_BYTES_PER_PERSON_A_DAY: whole(1024, 2 ** 40).default(500 * 1024 * 1024),
  MAX_FILE_BYTES_PER_DOCUMENT: whole(1024, 2 ** 40).default(1024 * 1024 * 1024),
  MAILLAGE_SEED: oneOf(['none', 'story', 'demo']).default('none'),
})

type Values = z.output<typeof variables>
type Given = Readonly<Record<string, string | undefined>>

/** What variables say together, of as many as can be understood: whatever else is wrong. */
function mistakesTogether(env: Partial<Values>, given: Given): string[] {
  const mistakes: string[] = []
  if (given['SMTP_URL'] && !given['MAIL_FROM']) mistakes.push(`MAIL_FROM ${why('start.config.sender')}`)
  const { MAX_BUFFER_BYTES: all = Infinity, MAX_ROOM_BUFFER_BYTES: one = 0 } = env
  if (all < one) mistakes.push(`MAX_BUFFER_BYTES ${why('start.config.atLeast', { other: 'MAX_ROOM_BUFFER_BYTES' })}`)
  return mistakes
}

export interface Config {
  /** 0: any free port. */
  port: number
  host: string
  /** Where people reach it, without a slash at the end; unset: the address that it listens on. */
  publicUrl: string | undefined
  dataDir: string
  /** Unset: the embedded database, in `dataDir`. */
  databaseUrl: string | undefined
  databaseConnections: number
  logLevel: string
  /** As Express takes it: how many proxies stand in front, or which. */
  trustProxy: number | string
  /** With it /metrics is read from anywhere; without it, from this machine only. */
  metricsToken: string | undefined
  mail: { url: string; from: string } | undefined
  /** For how long, after SIGTERM, people are handed over to other processes before this one ends. */
  drainSeconds: number
  limits: Limits
  fileLimits: FileLimits
  /** What an empty instance is filled with: the short story of development, or the demonstration territory. */
  seed: 'none' | 'story' | 'demo'
  /** Names that are probably ours, misspelt: for `warnings`. */
  strays: readonly Stray[]
}

export interface Limits {
  socketsPerPerson: number
  sockets: number
  /** People, however many tabs each has. */
  peoplePerRoom: number
  /** Refused connections of one network address; successes are never counted. */
  failuresPerSecond: number
  /** What one connection may send for long; more is read more slowly. */
  messagesPerSecond: number
  bytesPerSecond: number
  frameBytes: number
  /** Of one presence entry; larger ones are dropped. */
  presenceBytes: number
  /** Bytes of edits that one room, and all rooms, may hold while the database does not answer. */
  roomBufferBytes: number
  bufferBytes: number
  bodyBytes: number
}

/** What is wrong, one line a mistake. Values are never repeated: they may be secrets. */
export class ConfigError extends CannotStart {
  override readonly name = 'ConfigError'
  readonly problems: readonly string[]

  constructor(problems: readonly string[], strays: readonly Stray[]) {
    const list = problems.map((problem) => `- ${problem}`).join('\n')
    super([why('start.config.mistakes', { list }), ...warnings({ strays })].join('\n'))
    this.problems = problems
  }
}

/** What whoever starts us has to be told although nothing is wrong. [O33] */
export const warnings = ({ strays }: Pick<Config, 'strays'>): string[] =>
  strays.map(({ name, nearest }) =>
    nearest === null ? why('start.strayAlone', { name }) : why('start.stray', { name, nearest }),
  )

/** Checks an environment whole. An empty variable counts as unset. [O2] */
export function parseConfig(env: Given): Config {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()))
  const strays = strayNames(set, Object.keys(variables.shape))
  const parsed = variables.safeParse(set)
  const alone = parsed.error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`) ?? []
  const problems = [...alone, ...mistakesTogether(parsed.data ?? understood(set), set)]
  if (parsed.data === undefined || problems.length > 0) throw new ConfigError(problems, strays)
  return { ...configOf(parsed.data), strays }
}

/** The value of each variable that is right by itself. */
function understood(set: Given): Partial<Values> {
  const values = Object.entries(variables.shape).map(([name, shape]) => [name, shape.safeParse(set[name]).data])
  return Object.fromEntries(values) as Partial<Values> // each parsed by its own shape
}

/** The configuration of this process; `usual` is taken where the environment says nothing. */
export const readConfig = (usual: Readonly<Record<string, string>> = {}): Config =>
  parseConfig({ ...usual, ...process.env })

function configOf(env: Values): Omit<Config, 'strays'> {
  return {
    port: env.PORT,
    host: env.HOST,
    publicUrl: env.PUBLIC_URL === undefined ? undefined : new URL(env.PUBLIC_URL).origin,
    dataDir: env.DATA_DIR,
    databaseUrl: env.DATABASE_URL,
    databaseConnections: env.DATABASE_CONNECTIONS,
    logLevel: env.LOG_LEVEL,
    trustProxy: /^\d$/.test(env.TRUST_PROXY) ? Number(env.TRUST_PROXY) : env.TRUST_PROXY,
    metricsToken: env.METRICS_TOKEN,
    mail: env.SMTP_URL && env.MAIL_FROM ? { url: env.SMTP_URL, from: env.MAIL_FROM } : undefined,
    drainSeconds: env.DRAIN_SECONDS,
    limits: {
      socketsPerPerson: env.MAX_SOCKETS_PER_PERSON,
      sockets: env.MAX_SOCKETS,
      peoplePerRoom: env.MAX_PEOPLE_PER_ROOM,
      failuresPerSecond: env.MAX_FAILED_SOCKETS_PER_SECOND,
      messagesPerSecond: env.MAX_MESSAGES_PER_SECOND,
      bytesPerSecond: env.MAX_BYTES_PER_SECOND,
      frameBytes: env.MAX_FRAME_BYTES,
      presenceBytes: env.MAX_PRESENCE_BYTES,
      roomBufferBytes: env.MAX_ROOM_BUFFER_BYTES,
      bufferBytes: env.MAX_BUFFER_BYTES,
      bodyBytes: env.MAX_BODY_BYTES,
    },
    fileLimits: {
      bytes: env.MAX_FILE_BYTES,
      pixels: env.MAX_IMAGE_PIXELS,
      personBytes: env.MAX_FILE_BYTES_PER_PERSON_A_DAY,
      documentBytes: env.MAX_FILE_BYTES_PER_DOCUMENT,
      perMinute: 60,
    },
    seed: env.MAILLAGE_SEED,
  }
}
