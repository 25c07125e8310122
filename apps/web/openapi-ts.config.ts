import { defineConfig } from '@hey-api/openapi-ts';

/** `npm run openapi` from the root: the functions by which pages ask the api, from its description. */
export default defineConfig({
  input: 'apps/api/openapi.json',
  output: 'apps/web/src/api/generated',
  logs: { file: false, level: 'silent' },
  parser: {
    filters: {
      operations: {
        /**
         * What stays on paths. Links the browser itself follows or shows: files, scans, the event stream. A file whose
         * progress is shown: only XMLHttpRequest can tell it. The phone: a page of 80 KB with other credentials.
         */
        exclude: [
          '/^GET .*(\\.(xlsx|pdf)|/template|/content|/thumbnail|/live)$/',
          'POST /api/submissions/{businessNo}/imports',
          '/ /api/phone/.*/',
        ],
      },
      orphans: true,
    },
    patch: {
      operations: (_method, _path, operation) => {
        // Every write's key is given by the client, none by a page.
        const all = operation.parameters as { name?: string }[] | undefined;
        operation.parameters = all?.filter(({ name }) => name !== 'Idempotency-Key') as never;
        // A refusal is the same problem everywhere: the client throws it, whatever its status.
        const answers = Object.entries(operation.responses ?? {});
        operation.responses = Object.fromEntries(answers.filter(([status]) => status < '4'));
      },
    },
  },
  plugins: [
    '@hey-api/typescript',
    { name: '@hey-api/sdk', responseStyle: 'data', auth: false },
    {
      name: '@hey-api/client-fetch',
      runtimeConfigPath: '#apps/web/src/api/client',
      throwOnError: true,
    },
  ],
});
