import { builtinRules } from 'eslint/use-at-your-own-risk';

/** Two rules of ESLint itself: oxlint has the one not at all, and the other without look-ahead in its patterns. */
const names = ['no-restricted-syntax', 'no-restricted-imports'];

export default {
  meta: { name: 'eslint-core' },
  rules: Object.fromEntries(names.map((name) => [name, builtinRules.get(name)])),
};
