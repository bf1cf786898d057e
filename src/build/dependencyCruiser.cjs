/**
 * Who may import whom. Read it as the architecture: the core depends on nothing, hosts depend on the core,
 * and only `src/host` knows VS Code.
 */
const NODE_BUILTIN = { dependencyTypes: ['core'] };

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    // A cycle of types alone costs nothing at run time.
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'only-host-knows-vscode',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/host/' },
      to: { path: '(^|/)vscode$' },
    },
    {
      name: 'core-is-alone',
      severity: 'error',
      from: { path: '^src/core/' },
      to: { path: '^src/', pathNot: '^src/core/' },
    },
    {
      name: 'core-without-node',
      severity: 'error',
      from: { path: '^src/(core|knowledge|protocol|webview)/' },
      to: NODE_BUILTIN,
    },
    {
      name: 'model-is-the-bottom',
      severity: 'error',
      from: { path: '^src/core/model/' },
      to: { path: '^src/core/', pathNot: '^src/core/model/' },
    },
    {
      name: 'inspect-and-advise-apart',
      severity: 'error',
      from: { path: '^src/core/inspect/' },
      to: { path: '^src/core/(advise|explain|report)/' },
    },
    {
      name: 'advise-does-not-inspect',
      severity: 'error',
      from: { path: '^src/core/advise/' },
      to: { path: '^src/core/(explain|inspect|report)/' },
    },
    {
      name: 'explain-on-inspect',
      comment: 'Hovers and explanations rest on what was read, not on how.',
      severity: 'error',
      from: { path: '^src/core/explain/' },
      to: { path: '^src/core/(advise|report|inspect/readers)/' },
    },
    {
      name: 'knowledge-on-core',
      severity: 'error',
      from: { path: '^src/knowledge/' },
      to: { path: '^src/', pathNot: '^src/(core|knowledge)/' },
    },
    {
      name: 'protocol-on-model',
      severity: 'error',
      from: { path: '^src/protocol/' },
      to: { path: '^src/', pathNot: '^src/(core/model|protocol)/' },
    },
    {
      name: 'engine-on-core',
      severity: 'error',
      from: { path: '^src/engine/' },
      to: { path: '^src/', pathNot: '^src/(core|knowledge|protocol|engine)/' },
    },
    {
      name: 'host-is-thin',
      severity: 'error',
      from: { path: '^src/host/' },
      to: { path: '^src/', pathNot: '^src/(host|protocol|core/model)/' },
    },
    {
      name: 'webview-on-protocol',
      severity: 'error',
      from: { path: '^src/webview/' },
      to: { path: '^src/', pathNot: '^src/(webview|protocol|core/model)/' },
    },
    {
      name: 'cli-on-engine',
      severity: 'error',
      from: { path: '^src/cli/' },
      to: { path: '^src/', pathNot: '^src/(cli|engine|core|knowledge|protocol)/' },
    },
    { name: 'src-not-on-test', severity: 'error', from: { path: '^src/' }, to: { path: '^test/' } },
    {
      name: 'no-unresolvable',
      comment: 'The programs that the benchmarks are compared with are installed only where they run.',
      severity: 'error',
      from: { pathNot: '^test/bench/peers/' },
      // `sarif` is types alone, from @types/sarif.
      to: { couldNotResolve: true, pathNot: '^(vscode|sarif)$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(test/fixtures|out|dist)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.cjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
