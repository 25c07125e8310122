/**
 * The dependency rule of the house, docs/decisions says why. Two passes: at run time types are erased
 * (npm run depcruise:runtime), in the second they count (npm run depcruise:types).
 * Every rule has a counter-example in test/architecture/counter-examples that it must refuse.
 */
const SPEC = '\\.(spec|e2e-spec)\\.tsx?$';
const TEST = '^test/';
const withTypes = process.env.DEPCRUISE_TYPES === 'true';

const runtimeRules = [
  {
    name: 'workflows-reach-no-io',
    comment:
      'Workflow code is replayed: nothing it can reach may touch the world or hold a rule of the fund.',
    severity: 'error',
    from: { path: '^workflows/', pathNot: SPEC },
    to: {
      reachable: true,
      path: '^(activities|config|apps|libs/(access|ukey|ukey-file|engine|persistence|documents|spreadsheet|register-files|record-files|demonstration|fund|businesses))/|node_modules/(typeorm|@nestjs|mysql2|puppeteer|class-validator)/',
    },
  },
  {
    name: 'fund-is-pure',
    comment: "The fund's language needs nothing but itself.",
    severity: 'error',
    from: { path: '^libs/fund/', pathNot: SPEC },
    to: { pathNot: '^libs/fund/' },
  },
  {
    name: 'values-are-pure',
    comment:
      'What is typed, pasted and imported is read by one place, in the browser and on the server alike.',
    severity: 'error',
    from: { path: '^libs/values/', pathNot: SPEC },
    to: { pathNot: '^libs/(values|fund|texts)/' },
  },
  {
    name: 'case-is-pure',
    comment: "The machinery's language is imported by workflows and by the web.",
    severity: 'error',
    from: { path: '^libs/case/', pathNot: SPEC },
    to: { pathNot: '^libs/case/' },
  },
  {
    name: 'business-is-alone',
    comment: 'A business never imports another; what two share belongs to the machine.',
    severity: 'error',
    from: { path: '^libs/businesses/([^/]+)/' },
    to: { path: '^libs/businesses/[^/]+/', pathNot: '^libs/businesses/$1/' },
  },
  {
    name: 'businesses-are-rules',
    comment: 'Rules and data only: no database, no documents, no framework.',
    severity: 'error',
    from: { path: '^libs/businesses/', pathNot: SPEC },
    to: { path: '^libs/', pathNot: '^libs/(businesses|fund|case|texts|values)/' },
  },
  {
    name: 'persistence-knows-no-business',
    comment: 'What a business decides is handed in: tables outlive rules.',
    severity: 'error',
    from: { path: '^libs/persistence/', pathNot: SPEC },
    to: { path: '^libs/businesses/' },
  },
  {
    name: 'nest-only-in-apps',
    comment: 'The framework stays where programs are composed.',
    severity: 'error',
    from: { pathNot: '^(apps|test)/' },
    to: { path: 'node_modules/@nestjs/' },
  },
  {
    name: 'typeorm-in-persistence',
    comment: 'One door to the database.',
    severity: 'error',
    from: { pathNot: '^(libs/persistence|test)/' },
    to: { path: 'node_modules/typeorm/' },
  },
  {
    name: 'printers-in-documents',
    comment: 'Templates and the browser that prints them have one owner.',
    severity: 'error',
    from: { pathNot: '^(libs/documents|test|bench)/' },
    to: { path: 'node_modules/(puppeteer|puppeteer-core|handlebars)/' },
  },
  {
    name: 'sheets-in-spreadsheet',
    comment: 'The library that reads and writes sheets sits behind one port.',
    severity: 'error',
    from: { pathNot: '^(libs/spreadsheet|test|bench)/' },
    to: { path: 'node_modules/hucre/' },
  },
  {
    name: 'temporal-parts-have-owners',
    comment: 'Workflow, client and worker packages belong to one place each.',
    severity: 'error',
    from: { pathNot: '^(workflows|apps/(api|worker)|test|bench)/' },
    to: { path: 'node_modules/@temporalio/(workflow|client|worker)/' },
  },
  {
    name: 'web-is-light',
    comment: 'The browser gets the pure libraries and nothing of the server.',
    severity: 'error',
    from: { path: '^apps/web/' },
    to: {
      path: '^(activities|workflows|config|apps/(api|worker|local)|libs/(access|ukey|engine|persistence|documents|spreadsheet|register-files|record-files|demonstration))/|\\.form\\.ts$',
    },
  },
  {
    name: 'activities-know-no-program',
    comment: 'Values are passed in: activities see neither configuration nor framework.',
    severity: 'error',
    from: { path: '^activities/', pathNot: SPEC },
    to: { path: '^(config|apps)/' },
  },
  {
    name: 'config-is-a-leaf',
    comment: 'Configuration knows nothing of what is configured.',
    severity: 'error',
    from: { path: '^config/', pathNot: SPEC },
    to: { path: '^(apps|activities|workflows|libs|test|bench)/' },
  },
  {
    name: 'nobody-imports-apps-or-tests',
    comment: 'Programs are the top; tests see everything and are seen by nothing.',
    severity: 'error',
    from: { path: '^(libs|activities|workflows|config)/', pathNot: SPEC },
    to: { path: '^(apps|test|bench)/' },
  },
  {
    name: 'apps-apart',
    comment: 'Two programs meet at the database and at Temporal, never by import.',
    severity: 'error',
    from: { path: '^apps/([^/]+)/', pathNot: SPEC },
    to: { path: '^apps/', pathNot: '^apps/$1/' },
  },
  {
    name: 'no-circular',
    comment: 'A circle has no beginning to read from.',
    severity: 'error',
    from: { pathNot: '^(libs/persistence/entities|apps/web/src/api/generated)/' },
    to: { circular: true },
  },
  {
    name: 'resolvable',
    comment: 'Every import leads somewhere.',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true },
  },
];

const typeRules = [
  runtimeRules.find(({ name }) => name === 'no-circular'),
  runtimeRules.find(({ name }) => name === 'nobody-imports-apps-or-tests'),
  runtimeRules.find(({ name }) => name === 'config-is-a-leaf'),
  runtimeRules.find(({ name }) => name === 'persistence-knows-no-business'),
  {
    name: 'layers-by-types-too',
    comment: 'Workflows know activities by type and nothing else below them.',
    severity: 'error',
    from: { path: '^workflows/', pathNot: SPEC },
    to: {
      path: '^(config|libs/(persistence|documents|spreadsheet|register-files|engine|demonstration|access|ukey|ukey-file|fund|businesses))/',
    },
  },
  {
    name: 'no-orphans',
    comment: 'A file nobody imports is dead.',
    severity: 'error',
    from: {
      orphan: true,
      pathNot: [
        SPEC,
        TEST,
        '\\.d\\.ts$',
        '^bench/',
        '\\.config\\.(ts|mjs|cjs)$',
        '^apps/local/[^/]+\\.mjs$',
      ],
    },
    to: {},
  },
];

module.exports = {
  forbidden: withTypes ? typeRules : runtimeRules,
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|\\.data)/' },
    tsPreCompilationDeps: withTypes,
    tsConfig: { fileName: `${__dirname}/tsconfig.json` },
    enhancedResolveOptions: {
      conditionNames: ['source', 'import', 'require', 'node', 'default'],
      exportsFields: ['exports'],
    },
  },
};
