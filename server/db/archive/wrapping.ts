// By its first bytes, what somebody did to an archive after it was made: it is given back to them with the word for it.

interface Wrapping {
  is: 'compressed' | 'encrypted'
  /** The tool that undoes it, under its own name. */
  by: string
  begins: readonly string[]
}

/** First bytes, in latin-1. */
const wrappings: readonly Wrapping[] = [
  { is: 'compressed', by: 'gzip', begins: ['\x1f\x8b'] },
  { is: 'compressed', by: 'bzip2', begins: ['BZh'] },
  { is: 'compressed', by: 'xz', begins: ['\xfd7zXZ\0'] },
  { is: 'compressed', by: 'zstd', begins: ['\x28\xb5\x2f\xfd'] },
  { is: 'compressed', by: 'zip', begins: ['PK\x03\x04'] },
  { is: 'compressed', by: '7z', begins: ['7z\xbc\xaf\x27\x1c'] },
  { is: 'encrypted', by: 'age', begins: ['age-encryption.org/', '-----BEGIN AGE '] },
  // its packets have no magic number: a session key for a passphrase, or for a key of RSA or of an elliptic curve
  { is: 'encrypted', by: 'gpg', begins: ['-----BEGIN PGP ', '\x8c\x0d\x04', '\x85\x01', '\x85\x02', '\x84\x5e\x03'] },
  { is: 'encrypted', by: 'openssl', begins: ['Salted__'] },
]

export const longestBeginning = Math.max(...wrappings.flatMap(({ begins }) => begins.map((text) => text.length)))

/** Undefined: nothing that we know. */
export function wrappingOf(first: Buffer): Wrapping | undefined {
  const text = first.toString('latin1')
  return wrappings.find(({ begins }) => begins.some((beginning) => text.startsWith(beginning)))
}
