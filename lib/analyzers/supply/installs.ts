type Found = { tool: string; host: string; index: number }

/** A package manager, the public host it uses by itself, its installing command, and what sends it elsewhere. */
const managers: [tool: string, host: string, command: RegExp, elsewhere: RegExp][] = [
  ['npm', 'registry.npmjs.org', /(?:^|[\s;&|(])(?:npm\s+(?:ci|i|install|exec)|npx\s+(?!--no-install))\b/gm, /--registry[ =]|npm_config_registry|npm\s+config\s+set\s+(?:\S+:)?registry|\.npmrc|registry=/i],
  ['yarn', 'registry.yarnpkg.com', /(?:^|[\s;&|(])(?:yarn(?:\s+(?:install|add)|\s*(?=\n|$|&&|;)|\s+--(?:frozen|immutable)\S*)|pnpm\s+(?:i|install|add|dlx))/gm, /--registry[ =]|npm_config_registry|(?:yarn|pnpm)\s+config\s+set\s+(?:npmRegistryServer|registry)|yarn_npm_registry_server|\.npmrc/i],
  ['pip', 'pypi.org', /(?:^|[\s;&|(])(?:pip[\d.]*|uv\s+pip|python[\d.]*\s+-m\s+pip)\s+(?:install|download|wheel)\b|(?:^|[\s;&|(])(?:poetry\s+install|pipenv\s+(?:install|sync)|uv\s+sync|pipx\s+install)\b/gm, /--index-url[ =]|\bpip[\d.]*\b[^\n]*\s-i\s+\S|pip_index_url|pip_config_file|uv_(?:default_)?index|--no-index|pip\s+config\s+set|pip\.conf/i],
  ['go', 'proxy.golang.org', /(?:^|[\s;&|(])go\s+(?:get|install|mod\s+(?:download|tidy)|build|test|run)\b/gm, /\bgoproxy\b|-mod[ =]vendor|goflags/i],
  ['Debian packages', 'deb.debian.org', /(?:^|[\s;&|(])(?:apt|apt-get|aptitude)\s+(?:-\S+\s+)*(?:update|install|upgrade)\b/gm, /sources\.list|apt\.conf|--no-download/i],
  ['Alpine packages', 'dl-cdn.alpinelinux.org', /(?:^|[\s;&|(])apk\s+(?:-\S+\s+)*(?:add|update|upgrade)\b/gm, /\/etc\/apk\/repositories|(?:--repository|-X)[ =]|--no-network/i],
  ['RPM packages', 'mirrors.fedoraproject.org', /(?:^|[\s;&|(])(?:yum|dnf|microdnf|tdnf|zypper)\s+(?:-\S+\s+)*(?:install|update|upgrade|makecache|groupinstall)\b/gm, /yum\.repos\.d|--repofrompath|--disablerepo|\.repo\b|config-manager/i],
  ['RubyGems', 'rubygems.org', /(?:^|[\s;&|(])(?:gem\s+install|bundle\s+(?:install|update)|bundle(?=\s*(?:\n|$|&&)))/gm, /--source[ =]|bundle\s+config\s+(?:set\s+)?(?:\S+\s+)?mirror|bundle_mirror|\.gemrc/i],
  ['Cargo', 'index.crates.io', /(?:^|[\s;&|(])cargo\s+(?:install|build|test|fetch|update|run|check)\b/gm, /cargo_registries|cargo_source|--offline|\.cargo\/config|--index[ =]/i],
  ['Maven', 'repo.maven.apache.org', /(?:^|[\s;&|(])(?:\.\/)?mvnw?\s+(?!-v|--version)/gm, /(?:^|\s)(?:-s|--settings|-gs)[ =]?\S|settings\.xml|mirror/i],
  ['Gradle', 'repo.maven.apache.org', /(?:^|[\s;&|(])(?:\.\/)?gradlew?\s+(?!-v|--version|--stop)/gm, /--offline|--init-script|init\.gradle/i],
  ['NuGet', 'api.nuget.org', /(?:^|[\s;&|(])(?:dotnet\s+(?:restore|build|publish|test|tool\s+install)|nuget\s+(?:restore|install))\b/gm, /--source[ =]|(?:^|\s)-s\s|nuget\.config|--configfile|--no-restore/i],
  ['Composer', 'repo.packagist.org', /(?:^|[\s;&|(])composer\s+(?:install|update|require)\b/gm, /repo\.packagist|repositories\./i],
  ['Conda', 'conda.anaconda.org', /(?:^|[\s;&|(])(?:conda|mamba|micromamba)\s+(?:install|create|env\s+(?:create|update))\b/gm, /--channel-alias|(?:-c|--channel)\s+https?:|\.condarc|--offline/i],
]

/**
 * Installing commands for which the text names no other source, with the public host the tool then uses. A setting
 * outside the text (a config file of the machine, say) may still send them elsewhere.
 */
export function installs(text: string): Found[] {
  return managers.flatMap(([tool, host, command, elsewhere]) => (elsewhere.test(text) ? [] : [...text.matchAll(command)].map((match) => ({ tool, host, index: startOf(match) }))))
}

/** Whether a text names, for this tool, a source other than its public host: an environment variable of the job counts. */
export const sendsElsewhere = (tool: string, text: string): boolean => managers.some(([name, , , elsewhere]) => name === tool && elsewhere.test(text))

const open: [tool: string, shape: RegExp, fixed: RegExp][] = [
  ['npm install', /(?:^|[\s;&|(])npm\s+(?:i|install)(?=\s|$)[^\n;&|]*/gm, /\s(?:-g|--global)\b[^\n]*@\d|--package-lock-only|--prefer-frozen/],
  ['yarn install', /(?:^|[\s;&|(])yarn\s+install\b[^\n;&|]*/gm, /--frozen-lockfile|--immutable/],
  ['pnpm install', /(?:^|[\s;&|(])pnpm\s+(?:i|install)(?=\s|$)[^\n;&|]*/gm, /--frozen-lockfile/],
  ['pip install', /(?:^|[\s;&|(])(?:pip[\d.]*|python[\d.]*\s+-m\s+pip)\s+install\b[^\n;&|]*/gm, /--require-hashes|--no-index|\s(?:\.|-e\s)|--upgrade\s+pip\s*$/],
  ['go get', /(?:^|[\s;&|(])go\s+(?:get|install)\s[^\n;&|]*@latest/gm, /(?!)/],
  ['gem install', /(?:^|[\s;&|(])gem\s+install\b[^\n;&|]*/gm, /\s(?:-v|--version|:\d)/],
]

/** Installs whose content is not fixed by a lockfile or hash. */
export const lockless = (text: string): { tool: string; index: number }[] =>
  open.flatMap(([tool, shape, fixed]) => [...text.matchAll(shape)].filter((match) => !fixed.test(match[0])).map((match) => ({ tool, index: startOf(match) })))

const startOf = (match: RegExpMatchArray) => (match.index ?? 0) + (/^[\s;&|(]/.test(match[0]) ? 1 : 0)
