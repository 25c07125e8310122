import checkFile from 'eslint-plugin-check-file';
import reactHooks from 'eslint-plugin-react-hooks';
import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';

const FILE_LINES_MAX = 250;
const FUNCTION_LINES_MAX = 60;
const COMPONENT_LINES_MAX = 90;

/** What the house forbids everywhere, each with what to do instead. */
const NO_DEFAULT_EXPORT = {
  selector: 'ExportDefaultDeclaration',
  message: 'Named exports only: a name that is searched for must be the name that is found.',
};
/** A long list of parameters wants a name; a constructor's are its dependencies, and six are too many for one idea. */
const FEW_PARAMETERS = [
  {
    selector:
      ':matches(FunctionDeclaration, ArrowFunctionExpression, MethodDefinition[kind!="constructor"] > FunctionExpression)[params.length>4]',
    message: 'At most 4 parameters: name them in an object.',
  },
  {
    selector: 'MethodDefinition[kind="constructor"] > FunctionExpression[params.length>5]',
    message: 'At most 5 dependencies: this class does more than one thing.',
  },
];
/** Enter ends a word that is being composed: a handler of its own would take it for an answer. */
const KEYS_BY_ONE_PIECE = [
  {
    selector:
      'JSXAttribute[name.name=/^on(KeyDown|KeyUp|KeyPress|PressEnter)(Capture)?$/]:not([value.expression.callee.name="onKeys"])',
    message: 'Keys are heard by onKeys of ui/keys, which knows composition.',
  },
  {
    selector: 'Property[key.name=/^on(KeyDown|KeyUp|KeyPress|PressEnter)(Capture)?$/]',
    message: 'Keys are heard by onKeys of ui/keys, which knows composition.',
  },
  {
    selector: 'CallExpression[callee.property.name="addEventListener"][arguments.0.value=/^key/]',
    message: 'Keys of the page are heard by listenToKeys of ui/keys, which knows composition.',
  },
  {
    selector: 'AssignmentExpression[left.property.name=/^onkey(down|up|press)$/]',
    message: 'Keys of the page are heard by listenToKeys of ui/keys, which knows composition.',
  },
];
const NOTHING_CUT = {
  selector: 'JSXAttribute[name.name="maxLength"]',
  message: 'The browser cuts what is pasted without a word: say it by useTooLong of ui/too-long.',
};
const NO_ENVIRONMENT = {
  object: 'process',
  property: 'env',
  message: 'The environment is read in config/ and passed down as values.',
};

export default tseslint.config(
  {
    ignores: [
      'dist/',
      '.data/',
      'coverage/',
      'test-results/',
      'libs/persistence/migrations/',
      'apps/web/src/api/generated/',
      'test/architecture/counter-examples/',
    ],
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    plugins: { 'check-file': checkFile, regexp },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'max-lines': ['error', { max: FILE_LINES_MAX, skipBlankLines: false, skipComments: false }],
      'max-lines-per-function': [
        'error',
        { max: FUNCTION_LINES_MAX, skipBlankLines: true, skipComments: true },
      ],
      complexity: ['error', 10],
      'no-console': 'error',
      // A text somebody sends may be made for the pattern: its time grows with the length, never with its square.
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': ['error', { report: 'potential' }],
      'check-file/filename-naming-convention': [
        'error',
        { '**/*.{ts,tsx}': 'KEBAB_CASE' },
        { ignoreMiddleExtensions: true },
      ],
      'no-restricted-syntax': ['error', NO_DEFAULT_EXPORT, ...FEW_PARAMETERS],
      'no-restricted-properties': ['error', NO_ENVIRONMENT],
      '@typescript-eslint/consistent-type-imports': [
        'error',
        // An inline form would keep an import at run time that only types use.
        { fixStyle: 'separate-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // Characters of a name are its code points, which is what spreading a string gives.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // The driver returns BIGINT and SUM() as strings where a row's type says number; converting is the guard.
      '@typescript-eslint/no-unnecessary-type-conversion': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // Numbers in texts are what template literals are for.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Nest modules and entities are classes that only carry decorators.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      // defineUpdate<void, …> is Temporal's own spelling.
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  {
    // A class named in a constructor of Nest is a value at run time, which this rule cannot see.
    files: ['apps/api/**/*.ts', 'apps/worker/**/*.ts', 'libs/persistence/entities/**/*.ts'],
    rules: { '@typescript-eslint/consistent-type-imports': 'off' },
  },
  {
    files: ['**/apps/api/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          name: 'class-validator',
          importNames: ['IsOptional'],
          message: 'It lets null through, which no code expects: Optional of values/optional.',
        },
      ],
    },
  },
  {
    files: ['**/apps/web/**/*.{ts,tsx}'],
    ignores: ['apps/web/src/ui/keys.ts', '**/*.config.ts', '**/*.d.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        NO_DEFAULT_EXPORT,
        ...FEW_PARAMETERS,
        ...KEYS_BY_ONE_PIECE,
        NOTHING_CUT,
      ],
    },
  },
  {
    files: ['apps/web/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      // A component is mostly markup, which formatting spreads: one attribute, one line.
      'max-lines-per-function': [
        'error',
        { max: COMPONENT_LINES_MAX, skipBlankLines: true, skipComments: true },
      ],
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      // Methods of props are plain functions; method syntax is how the house writes them.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['config/**/*.ts'],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    files: ['**/workflows/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-globals': ['error', 'process', 'Buffer', 'fetch', 'require', 'crypto'],
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex:
                '^(?!@temporalio/(workflow|common)$|#libs/submission/|#activities/|#workflows/|node:assert$)',
              message:
                'Workflow code is replayed: it may know the process, the messages and types of activities.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['**/*.spec.ts', '**/*.spec.tsx', '**/*.e2e-spec.ts', 'test/**/*.ts'],
    ignores: ['test/architecture/counter-examples/**'],
    rules: {
      'max-lines-per-function': 'off',
      // Answers over HTTP are looked into, not modelled a second time.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['**/*.config.ts', '**/*.d.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
);
