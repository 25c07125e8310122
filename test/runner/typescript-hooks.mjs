import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';

const GLOBALS = new URL('./jest-globals.mjs', import.meta.url).href;
const options = JSON.parse(readFileSync('.swcrc', 'utf8'));

registerHooks({
  resolve(specifier, context, next) {
    if (specifier === '@jest/globals')
      return { url: GLOBALS, format: 'module', shortCircuit: true };
    return next(specifier, context);
  },
  load(url, context, next) {
    const path = url.replace(/\?.*$/, '');
    if (!/\.tsx?$/.test(path) || path.includes('/node_modules/')) return next(url, context);
    const filename = fileURLToPath(path);
    const { code } = transformSync(readFileSync(filename, 'utf8'), {
      ...options,
      filename,
      sourceMaps: 'inline',
    });
    return { format: 'module', source: code, shortCircuit: true };
  },
});
