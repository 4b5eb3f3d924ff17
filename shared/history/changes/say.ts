// A change in a few words, as the list, the table and the files say it. Pure.
import { historyChanges } from '../../text/fr/history-changes.ts'
import { words } from '../../text/words.ts'
import type { Change } from '../change.ts'
import { sayAttributes, sayLook } from './say-look.ts'

const t = words(historyChanges)

/** « Remplacement », « Titre 2 → Titre 3 », « Mis en gras, lien vers … » */
export function sayChange({ kind, looks, marks }: Pick<Change, 'kind' | 'looks' | 'marks'>): string {
  const plain = t(`change.${kind}`)
  if (kind === 'retyped' && looks) {
    const [before, after] = [sayLook(looks.before), sayLook(looks.after)]
    return before === after ? plain : t('change.retyped.as', { before, after })
  }
  if (kind === 'attribute' && looks) return listed(sayAttributes(looks)) || plain
  if (kind === 'formatted' && marks) return listed(sayMarks(marks)) || plain
  return plain
}

/** Only the first begins like a sentence. */
const listed = (said: readonly string[]): string =>
  said.map((one, place) => (place === 0 ? one : one.charAt(0).toLocaleLowerCase('fr') + one.slice(1))).join(', ')

function sayMarks({ added, removed }: NonNullable<Change['marks']>): string[] {
  const came = Object.keys(added).flatMap((name) => {
    if (name !== 'link') return sayMark(name, 'on')
    const after = hrefOf(added[name])
    return 'link' in removed
      ? t('mark.link.changed', { before: hrefOf(removed['link']), after })
      : t('mark.link.on', { href: after })
  })
  const went = Object.keys(removed).flatMap((name) => {
    if (name !== 'link') return name in added ? [] : sayMark(name, 'off')
    return 'link' in added ? [] : t('mark.link.off', { href: hrefOf(removed[name]) })
  })
  return [...came, ...went]
}

function sayMark(name: string, way: 'on' | 'off'): string[] {
  const key = `mark.${name}.${way}`
  return key in historyChanges ? [t(key as 'mark.bold.on')] : []
}

const hrefOf = (attrs: unknown): string => {
  const href = typeof attrs === 'object' && attrs !== null && 'href' in attrs ? attrs.href : null
  return typeof href === 'string' ? href : t('attribute.none')
}
