import 'reflect-metadata';
import { loadDatabaseUrl } from '#config/config';
import { complain, say } from '#apps/local/say';
import { migrate } from '#apps/local/migrations';

/** `npm run migrate`: forward only, by an operator's hand or a deployment's step, never at the start of a program. */
try {
  const names = await migrate(loadDatabaseUrl());
  say(names.length === 0 ? 'The schema is up to date' : `Ran ${names.join(', ')}`);
} catch (error) {
  complain(`Migrations failed: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
