// The part of the contract that is about the directory of a démarche. Paths are in routes.ts.
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { topicsOf } from './reads.ts'
import { limits } from './rules/directory.ts'
import * as directory from './schemas/directory.ts'
import * as organisations from './schemas/organisations.ts'
import { id, nothing } from './schemas/text.ts'

const inDemarche = z.object({ demarcheId: id })
const onOrganisation = inDemarche.extend({ organisationId: id })

export const directoryEndpoints = {
  listDirectory: endpoint({
    reach: 'signedIn',
    input: inDemarche.extend(directory.directoryFilter.shape),
    /** A page of them, of `total` that the filters leave and `all` there are. */
    output: z.object({ lines: z.array(directory.directoryLine), total: z.number().int(), all: z.number().int() }),
    topics: topicsOf.listDirectory,
  }),
  readDirectoryChoices: endpoint({
    reach: 'signedIn',
    input: inDemarche,
    output: directory.choices,
    topics: topicsOf.readDirectoryChoices,
  }),
  /** Who bears a tag, by its kind and name. */
  listConcerned: endpoint({
    reach: 'signedIn',
    input: inDemarche.extend(directory.organisationTag.shape),
    output: directory.concerned,
    topics: topicsOf.listConcerned,
  }),
  readSheet: endpoint({
    reach: 'signedIn',
    input: onOrganisation,
    output: directory.sheet,
    topics: topicsOf.readSheet,
  }),
  /** The whole sheet, as changed from `version`: another version by now refuses it. */
  updateSheet: endpoint({
    reach: 'signedIn',
    input: onOrganisation.extend(directory.sheetFacts.shape).extend({ version: z.number().int() }),
    output: nothing,
  }),
  /** One that the instance knows, or a new one. */
  listOrganisation: endpoint({
    reach: 'signedIn',
    input: inDemarche.extend({
      organisationId: id.optional(),
      organisation: organisations.newOrganisation.optional(),
    }),
    output: z.object({ organisationId: id }),
  }),
  /** Only what does not take part; its contacts and tags here are erased. */
  unlistOrganisation: endpoint({ reach: 'signedIn', input: onOrganisation, output: nothing }),
  tagOrganisation: endpoint({
    reach: 'signedIn',
    input: onOrganisation.extend({ tags: z.array(directory.organisationTag).max(limits.tags) }),
    output: nothing,
  }),
  /** With `contactId`, corrects it and says the consent anew. */
  recordContact: endpoint({
    reach: 'signedIn',
    input: onOrganisation.extend(directory.newContact.shape).extend({ contactId: id.optional() }),
    output: z.object({ contactId: id }),
  }),
  withdrawContact: endpoint({ reach: 'signedIn', input: onOrganisation.extend({ contactId: id }), output: nothing }),
  listDuplicates: endpoint({
    reach: 'signedIn',
    input: inDemarche,
    output: directory.duplicates,
    topics: topicsOf.listDuplicates,
  }),
  /** They are two: proposed no more. */
  keepApart: endpoint({ reach: 'signedIn', input: inDemarche.extend(directory.pair.shape), output: nothing }),
  /** One from now on, in every démarche. */
  mergeOrganisations: endpoint({
    reach: 'signedIn',
    input: inDemarche.extend({ keptId: id, goneId: id }),
    output: z.object({ mergeId: id }),
  }),
  undoMerge: endpoint({ reach: 'signedIn', input: inDemarche.extend({ mergeId: id }), output: nothing }),
  /** Lines of a file: what would become of each, or, with `apply`, what became of it. */
  importDirectory: endpoint({
    reach: 'signedIn',
    input: inDemarche.extend({ lines: z.array(directory.importedLine).min(1).max(limits.batch), apply: z.boolean() }),
    output: z.object({ lines: z.array(directory.importedOutcome) }),
  }),
  /** A write for the audit log, since contacts may leave with it. */
  exportDirectory: endpoint({ reach: 'signedIn', input: inDemarche, output: z.object({ csv: z.string() }) }),
}
