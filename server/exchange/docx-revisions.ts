// What one may accept or refuse in a DOCX: runs, ends of paragraphs, rows. A move is told as one: what went, and what came.
import {
  DeletedTextRun,
  InsertedTextRun,
  TextRun,
  XmlAttributeComponent,
  XmlComponent,
  type IParagraphOptions,
  type IRunOptions,
} from 'docx'
import { localTime } from '../../shared/local-time.ts'
import type { Tracked } from './outline.ts'

type Revision = { id: number; author: string; date: string }

let revisions = 0

/** Numbered within the process: all that a file asks is that no two of its revisions bear one number. */
const revisionOf = ({ author, at }: Tracked): Revision => ({ id: ++revisions, author, date: `${localTime(at)}Z` })

export function revisedRun(
  tracked: Tracked | undefined,
  options: IRunOptions,
): TextRun | InsertedTextRun | DeletedTextRun {
  if (tracked === undefined) return new TextRun(options)
  // a paragraph takes any element, though its types name few
  if (tracked.isMove) return new MovedRun(tracked, new TextRun(options)) as XmlComponent as InsertedTextRun
  const revised = { ...options, ...revisionOf(tracked) }
  return tracked.is === 'inserted' ? new InsertedTextRun(revised) : new DeletedTextRun(revised)
}

/** ECMA-376, 17.13.5.22 and 17.13.5.25. */
class MovedRun extends XmlComponent {
  constructor(tracked: Tracked, run: TextRun) {
    super(tracked.is === 'inserted' ? 'w:moveTo' : 'w:moveFrom')
    this.root.push(new RevisionAttributes(revisionOf(tracked)), run)
  }
}

class RevisionAttributes extends XmlAttributeComponent<Revision> {
  protected override readonly xmlKeys = { id: 'w:id', author: 'w:author', date: 'w:date' }
}

/** Of a row. */
export const markOf = (tracked: Tracked | undefined): { insertion?: Revision; deletion?: Revision } =>
  tracked === undefined ? {} : { [tracked.is === 'inserted' ? 'insertion' : 'deletion']: revisionOf(tracked) }

/** The end of a paragraph that came or went: without it, refusing leaves an empty line. */
export const endOf = (tracked: Tracked | undefined): Pick<IParagraphOptions, 'run'> =>
  tracked === undefined ? {} : { run: markOf(tracked) }
