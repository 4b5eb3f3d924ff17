// What editors that compare use: a JSON patch (rfc6902), steps recreated from it, and their changes (prosemirror-changeset). Reads
// { schema, pairs: [{ before, after }], times } as JSON, writes for each pair the changes as positions and how long each time took.
import { recreateTransform } from '@fellow/prosemirror-recreate-transform'
import { ChangeSet, simplifyChanges } from 'prosemirror-changeset'
import { Node, Schema } from 'prosemirror-model'

let said = ''
process.stdin.setEncoding('utf8')
for await (const part of process.stdin) said += part
const { schema: spec, pairs, times } = JSON.parse(said)
const schema = new Schema(spec)

/** As Outline and Docmost ask for it: whole words, as few steps as it can. */
const options = { complexSteps: false, wordDiffs: true, simplifyDiff: true }

function changesOf(before, after) {
  const transform = recreateTransform(before, after, options)
  const { changes } = ChangeSet.create(before).addSteps(transform.doc, transform.mapping.maps, null)
  return simplifyChanges(changes, transform.doc)
}

const answers = pairs.map(({ before: earlier, after: later }) => {
  const [before, after] = [Node.fromJSON(schema, earlier), Node.fromJSON(schema, later)]
  const took = []
  let changes = []
  for (let time = 0; time < times; time++) {
    const began = performance.now()
    changes = changesOf(before, after)
    took.push(performance.now() - began)
  }
  return { took, changes: changes.map(({ fromA, toA, fromB, toB }) => [fromA, toA, fromB, toB]) }
})
process.stdout.write(JSON.stringify(answers))
