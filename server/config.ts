// The configuration: the only reader of the environment. Read once, checked whole, then a plain value.
import { isIP } from 'node:net'
import { z } from 'zod'
import { frameLimit } from '../shared/protocol.ts'
import { CannotStart } from './cannot-start.ts'

const whole = (least: number, most: number) =>
  z.coerce
    .number(`must be a whole number from ${least} to ${most}`)
    .int(`must be a whole number from ${least} to ${most}`)
    .min(least, `must be a whole number from ${least} to ${most}`)
    .max(most, `must be a whole number from ${least} to ${most}`)

const address = (kinds: string[], example: string) =>
  z
    .string()
    .refine(
      (text) => URL.canParse(text) && kinds.includes(new URL(text).protocol),
      `must be an address like ${example}`,
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
    .refine((text) => !URL.canParse(text) || new URL(text).pathname === '/', 'must have no path')
    .optional(),
  DATA_DIR: z.string().default('.data'),
  DATABASE_URL: address(['postgres:', 'postgresql:'], 'postgres://user:password@host:5432/maillage').optional(),
  LOG_LEVEL: z
    .enum(
      ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'],
      'must be trace, debug, info, warn, error, fatal or silent',
    )
    .default('info'),
  TRUST_PROXY: z
    .string()
    .refine(
      (text) => /^\d$/.test(text) || text.split(',').every(isNetwork),
      'must be a number of proxies, or their addresses separated by commas',
    )
    .default('0'),
  METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  SMTP_URL: address(['smtp:', 'smtps:'], 'smtps://user:password@host:465').optional(),
  MAIL_FROM: z.string().includes('@', { error: 'must hold an e-mail address' }).optional(),
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
  MAILLAGE_SEED: z.enum(['none', 'story', 'demo'], 'must be none, story or demo').default('none'),
})

const together = variables.superRefine((env, context) => {
  const say = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
  if (env.SMTP_URL && !env.MAIL_FROM) say('MAIL_FROM', 'is needed when SMTP_URL is set: the sender of invitations')
  if (env.MAX_BUFFER_BYTES < env.MAX_ROOM_BUFFER_BYTES)
    say('MAX_BUFFER_BYTES', 'must not be less than MAX_ROOM_BUFFER_BYTES')
})

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
  /** What an empty instance is filled with: the short story of development, or the demonstration territory. */
  seed: 'none' | 'story' | 'demo'
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

/** What is wrong, one line a variable. Values are never repeated: they may be secrets. */
export class ConfigError extends CannotStart {
  override readonly name = 'ConfigError'
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(['The configuration has mistakes:', ...problems.map((problem) => `- ${problem}`)].join('\n'))
    this.problems = problems
  }
}

/** Checks an environment whole. An empty variable counts as unset. [O2] */
export function parseConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()))
  const parsed = together.safeParse(set)
  if (parsed.success) return configOf(parsed.data)
  // the checks of variables together run only when each is right, so nothing is said twice
  throw new ConfigError(parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`))
}

/** The configuration of this process; `usual` is taken where the environment says nothing. */
export const readConfig = (usual: Readonly<Record<string, string>> = {}): Config =>
  parseConfig({ ...usual, ...process.env })

function configOf(env: z.output<typeof variables>): Config {
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
    seed: env.MAILLAGE_SEED,
  }
}
