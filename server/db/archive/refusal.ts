// Why an archive is not made, not read or not restored: a closed list, whose words are in text/fr/archive.ts.
import { CannotStart } from '../../cannot-start.ts'

export type RefusalReason =
  | 'exists' // a file of this name is there already
  | 'noSuchDirectory' // and no name of a file
  | 'noDirectory' // where the file should go
  | 'diskFull'
  | 'noFile' // to be read
  | 'noneThere' // no archive in a directory
  | 'notAnArchive'
  | 'compressed' // after it was made
  | 'encrypted'
  | 'incomplete' // cut short
  | 'damaged' // some byte is not what was written
  | 'laterFormat'
  | 'laterVersion' // made by a version with further migrations
  | 'otherMigration' // made by a version whose migrations were other ones
  | 'missingTable'
  | 'brokenReference'
  | 'notEmpty' // the database to restore into
  | 'tooOldServer'
  | 'nothingThere' // no database to save
  | 'unseen' // the database of the running instance, from where the command runs
  | 'running' // the instance to move away from
  | 'notVerified' // restored, it did not pass the verification
  | 'noRight' // the login, or the user of this machine, may not
  | 'lost' // the database went away meanwhile

/** Expected, and said in words to whoever typed the command. Nothing was changed. */
export class ArchiveRefusal extends CannotStart {
  override readonly name = 'ArchiveRefusal'
  readonly reason: RefusalReason
  /** What the sentence names: a file, a table, a number. */
  readonly what: string

  constructor(reason: RefusalReason, what = '', options: ErrorOptions = {}) {
    super(what === '' ? reason : `${reason}: ${what}`, options)
    this.reason = reason
    this.what = what
  }
}
