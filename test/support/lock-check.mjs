// What can be wrong with a lock file without npm saying so until a person on another machine installs.

const platform = /(?:darwin-(?:arm64|x64)|linux-(?:x64|arm64)(?:-gnu)?)$/

/** In words; none when all is well. */
export function lockProblems(lock) {
  const problems = []
  for (const [path, entry] of Object.entries(lock.packages)) {
    if ('resolved' in entry && !entry.link)
      problems.push(`${path}: names the registry it came from (npm install with omit-lockfile-registry-resolved)`)
    for (const name of Object.keys(entry.optionalDependencies ?? {})) {
      const isThere = `node_modules/${name}` in lock.packages || `${path}/node_modules/${name}` in lock.packages
      // npm ci refuses such a lock on the machines concerned: a binary that was never published at this version
      if (platform.test(name) && !isThere)
        problems.push(`${path || 'package.json'} ${entry.version}: ${name} is missing from the lock`)
    }
  }
  return problems
}
