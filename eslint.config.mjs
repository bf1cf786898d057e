import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';

/** Names of globals that exist in some hosts only; the shared layers must run in all of them. */
const HOST_GLOBALS = [
  'process',
  'Buffer',
  'require',
  '__dirname',
  'window',
  'document',
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
];

export default tseslint.config(
  { ignores: ['dist/', 'out/', 'coverage/', 'node_modules/', 'test/fixtures/', '**/*.cjs', 'media/'] },
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['eslint.config.mjs'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true } }],
      'max-lines': ['error', { max: 500, skipBlankLines: true, skipComments: true }],
      eqeqeq: 'error',
      'no-eval': 'error',
      'no-implied-eval': 'off',
    },
  },
  // A workspace chooses what expressions are matched against: none may take more than time in proportion to the text.
  {
    files: ['src/**'],
    plugins: { regexp },
    rules: { 'regexp/no-super-linear-backtracking': 'error', 'regexp/no-super-linear-move': 'error' },
  },
  {
    files: ['src/core/**', 'src/knowledge/**', 'src/protocol/**'],
    rules: {
      'no-restricted-imports': ['error', { patterns: ['node:*'], paths: ['vscode'] }],
      'no-restricted-globals': ['error', ...HOST_GLOBALS],
    },
  },
  {
    files: ['src/core/advise/**', 'src/core/report/**'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'The core is deterministic.' },
        { object: 'Date', property: 'now', message: 'The core has no clock.' },
      ],
    },
  },
  {
    files: ['src/engine/**', 'src/cli/**', 'src/webview/**'],
    rules: { 'no-restricted-imports': ['error', { paths: ['vscode'] }] },
  },
  {
    files: ['test/**'],
    rules: {
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/no-floating-promises': [
        'error',
        { allowForKnownSafeCalls: [{ from: 'package', name: ['describe', 'it', 'test', 'suite'], package: 'mocha' }] },
      ],
    },
  },
  {
    files: ['eslint.config.mjs'],
    rules: { 'no-restricted-exports': 'off', '@typescript-eslint/no-unsafe-assignment': 'off' },
  },
  // Long lists of samples are data, not code.
  { files: ['test/support/*Samples.ts'], rules: { 'max-lines': 'off' } },
  // The stub stands in for an interface whose methods are properties.
  { files: ['test/support/vscodeStub.ts'], rules: { '@typescript-eslint/unbound-method': 'off' } },
);
