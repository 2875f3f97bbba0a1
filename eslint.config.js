// @ts-check
import { defineConfig } from 'eslint/config'
import tseslint from 'typescript-eslint'
import * as regexp from 'eslint-plugin-regexp'
import reactHooks from 'eslint-plugin-react-hooks'

const no = (name, message) => ({ name, message })
const noCall = (object, property, message) => ({ object, property, message })

export default defineConfig(
  {
    ignores: [
      'electron/services/cache/checksums/assembly/',
      'shared/analysis/scan/kernel/assembly/',
      '.dependency-cruiser.cjs',
      'out/',
      'release/',
      'node_modules/',
      'sample/',
      'test/corpus/cases/',
    ],
  },
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: { allowDefaultProject: ['*.js'] }, tsconfigRootDir: import.meta.dirname },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 3],
      complexity: ['error', 12],
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true } }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // `({ code: 'cancelled' })` style constants need no annotation, and zod's inferred types trip it for no gain.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
    },
  },
  {
    files: ['shared/**'],
    rules: {
      'no-console': 'error',
      'no-restricted-properties': [
        'error',
        noCall('Date', 'now', 'The analyser is pure: take the time as an argument.'),
        noCall('Math', 'random', 'The analyser is pure: take a seeded generator.'),
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'The analyser is pure: take the time as an argument.',
        },
        {
          selector: "CallExpression[callee.property.name='localeCompare']",
          message: 'Order by compareText: the same on every machine.',
        },
      ],
    },
  },
  {
    files: ['electron/**'],
    ignores: ['electron/main/**', 'electron/preload/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        { paths: [no('electron', 'Only electron/main/ and electron/preload/ may import electron.')] },
      ],
    },
  },
  regexp.configs['flat/recommended'],
  {
    files: ['shared/knowledge/*/**'],
    ignores: ['**/index.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: ':function', message: 'Knowledge is data. Behaviour belongs in shared/analysis.' },
      ],
    },
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    ignores: ['renderer/strings/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        // Two letters are a word; a sentence has a capital first or four words.
        ...[
          'JSXText[value=/[A-Za-z]{2}/]',
          `JSXAttribute[name.name=/^(aria-label|aria-description|title|placeholder|alt|label|what|hint|message)$/] Literal[value=/[A-Za-z]{2}/]`,
          `Property[key.name=/^(label|text|title|explain|what|reason|message|hint|done)$/] > Literal[value=/[A-Za-z]{2}/]`,
          'Literal[value=/^[A-Z][a-z’]+ [A-Za-z]|([A-Za-z’]+ ){3}[a-z]/]',
          ':matches(JSXElement, JSXFragment) > JSXExpressionContainer > :matches(ConditionalExpression, LogicalExpression) > Literal[value=/^[A-Za-z]{2}.* [a-z]/]',
          'TemplateElement[value.raw=/[A-Za-z]{2} [a-z]|[a-z], [a-z]/]',
        ].map(selector => ({ selector, message: 'Words of the window stand in renderer/strings.' })),
      ],
    },
  },
  { files: ['renderer/**'], extends: [reactHooks.configs.flat['recommended-latest']] },
  {
    files: ['test/**'],
    rules: {
      'max-lines-per-function': 'off',
      'max-lines': 'off',
      // Tests hand half-built values to functions on purpose.
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    files: ['**/*.js', '**/*.cjs', '**/*.mjs'],
    extends: [tseslint.configs.disableTypeChecked],
  },
  { files: ['**/*.config.{js,ts}'], rules: { 'no-restricted-exports': 'off' } },
)
