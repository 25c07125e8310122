import { join } from 'node:path';
import { defineConfig } from 'oxlint';

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

/** What typescript-eslint calls strict, with types. */
const STRICT = `
  await-thenable no-array-delete no-base-to-string no-deprecated no-duplicate-enum-values
  no-duplicate-type-constituents no-dynamic-delete no-empty-object-type no-explicit-any
  no-extra-non-null-assertion no-floating-promises no-for-in-array no-generated-empty-object-type
  no-implied-eval no-meaningless-void-operator no-misused-new no-misused-promises no-mixed-enums
  no-namespace no-non-null-asserted-nullish-coalescing no-non-null-asserted-optional-chain
  no-non-null-assertion no-redundant-type-constituents no-require-imports no-this-alias
  no-unnecessary-boolean-literal-compare no-unnecessary-condition
  no-unnecessary-template-expression no-unnecessary-type-arguments no-unnecessary-type-assertion
  no-unnecessary-type-constraint no-unnecessary-type-parameters no-unsafe-argument
  no-unsafe-assignment no-unsafe-call no-unsafe-declaration-merging no-unsafe-enum-comparison
  no-unsafe-function-type no-unsafe-member-access no-unsafe-return no-unsafe-unary-minus
  no-useless-default-assignment no-wrapper-object-types only-throw-error prefer-as-const
  prefer-literal-enum-member prefer-namespace-keyword prefer-promise-reject-errors
  prefer-reduce-type-parameter prefer-return-this-type related-getter-setter-pairs require-await
  triple-slash-reference unbound-method unified-signatures use-unknown-in-catch-callback-variable
`;
const CORE = `
  no-var prefer-const prefer-rest-params prefer-spread no-array-constructor no-unused-expressions
  no-useless-constructor
`;
const errors = (names: string, prefix = ''): Record<string, 'error'> =>
  Object.fromEntries(
    names
      .trim()
      .split(/\s+/)
      .map((name) => [prefix + name, 'error' as const]),
  );

export default defineConfig({
  plugins: ['typescript', 'react'],
  jsPlugins: [
    'eslint-plugin-regexp',
    'eslint-plugin-check-file',
    join(import.meta.dirname, '.oxlint-plugin.mjs'),
  ],
  categories: { correctness: 'off' },
  options: { typeAware: true, reportUnusedDisableDirectives: 'error' },
  ignorePatterns: [
    '**/*.mjs',
    '**/*.cjs',
    'dist/',
    '.data/',
    'coverage/',
    'test-results/',
    'libs/persistence/migrations/',
    'apps/web/src/api/generated/',
    'test/architecture/counter-examples/',
  ],
  rules: {
    ...errors(CORE),
    ...errors(STRICT, 'typescript/'),
    // A name that begins with _ is no excuse; what is taken out of an object so that its rest goes without it has a use.
    'no-unused-vars': [
      'error',
      { argsIgnorePattern: '^$', varsIgnorePattern: '^$', ignoreRestSiblings: true },
    ],
    'typescript/ban-ts-comment': ['error', { minimumDescriptionLength: 10 }],
    'typescript/restrict-plus-operands': [
      'error',
      {
        allowAny: false,
        allowBoolean: false,
        allowNullish: false,
        allowNumberAndString: false,
        allowRegExp: false,
      },
    ],
    'typescript/return-await': ['error', 'error-handling-correctness-only'],
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
    'eslint-core/no-restricted-syntax': ['error', NO_DEFAULT_EXPORT, ...FEW_PARAMETERS],
    'no-restricted-properties': ['error', NO_ENVIRONMENT],
    'typescript/consistent-type-imports': [
      'error',
      // An inline form would keep an import at run time that only types use.
      { fixStyle: 'separate-type-imports', disallowTypeAnnotations: false },
    ],
    'typescript/switch-exhaustiveness-check': [
      'error',
      { considerDefaultExhaustiveForUnions: true },
    ],
    // Characters of a name are its code points, which is what spreading a string gives.
    'typescript/no-misused-spread': ['error', { allow: ['string'] }],
    // Numbers in texts are what template literals are for.
    'typescript/restrict-template-expressions': ['error', { allowNumber: true }],
    // Nest modules and entities are classes that only carry decorators.
    'typescript/no-extraneous-class': ['error', { allowWithDecorator: true }],
    'typescript/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
  },
  overrides: [
    {
      // A class named in a constructor of Nest is a value at run time, which this rule cannot see.
      files: ['apps/api/**/*.ts', 'apps/worker/**/*.ts', 'libs/persistence/entities/**/*.ts'],
      rules: { 'typescript/consistent-type-imports': 'off' },
    },
    {
      files: ['**/apps/api/**/*.ts'],
      rules: {
        'eslint-core/no-restricted-imports': [
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
      excludeFiles: ['apps/web/src/ui/keys.ts', '**/*.config.ts', '**/*.d.ts'],
      rules: {
        'eslint-core/no-restricted-syntax': [
          'error',
          NO_DEFAULT_EXPORT,
          ...FEW_PARAMETERS,
          ...KEYS_BY_ONE_PIECE,
          NOTHING_CUT,
        ],
      },
    },
    {
      files: ['**/apps/web/**/*.{ts,tsx}'],
      rules: {
        // A component is mostly markup, which formatting spreads: one attribute, one line.
        'max-lines-per-function': [
          'error',
          { max: COMPONENT_LINES_MAX, skipBlankLines: true, skipComments: true },
        ],
        'react/rules-of-hooks': 'error',
        'react/exhaustive-deps': 'error',
        // Methods of props are plain functions; method syntax is how the house writes them.
        'typescript/unbound-method': 'off',
      },
    },
    {
      files: ['config/**/*.ts'],
      rules: { 'no-restricted-properties': 'off' },
    },
    {
      files: ['**/workflows/**/*.ts'],
      excludeFiles: ['**/*.spec.ts'],
      rules: {
        'no-restricted-globals': ['error', 'process', 'Buffer', 'fetch', 'require', 'crypto'],
        'eslint-core/no-restricted-imports': [
          'error',
          {
            patterns: [
              {
                regex:
                  '^(?!@temporalio/(workflow|common)$|#libs/case/|#activities/|#workflows/|node:assert$)',
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
      rules: {
        'max-lines-per-function': 'off',
        // Answers over HTTP are looked into, not modelled a second time.
        'typescript/no-unsafe-assignment': 'off',
        'typescript/no-unsafe-member-access': 'off',
        'typescript/no-unsafe-argument': 'off',
        'typescript/no-unsafe-return': 'off',
        'typescript/no-unsafe-call': 'off',
        'typescript/unbound-method': 'off',
      },
    },
    {
      files: ['**/*.config.ts', '**/*.d.ts'],
      rules: { 'eslint-core/no-restricted-syntax': 'off' },
    },
  ],
});
