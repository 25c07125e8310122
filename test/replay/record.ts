import { writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { LONG_PATHS, PATHS, TODAY, type Path } from '#test/replay/paths';
import { CaseWorld } from '#test/workflow/case-world';

/**
 * Records a history of every path into test/replay/histories: on a development server as production writes them, and what
 * takes days on the time-skipping one. Run it when a path is added; after a change with `patched()` into a new folder.
 * Never run it to make a failing replay pass: an old history is a case that is still open somewhere.
 *
 *   TEMPORAL_CLI=… TEMPORAL_TEST_SERVER=… \\
 *     node --conditions=source --experimental-transform-types test/replay/record.ts [NAME …]
 */
const names = process.argv.slice(2);
await record(PATHS, () => CaseWorld.recording());
await record(LONG_PATHS, () => CaseWorld.begin());

async function record(
  paths: Readonly<Record<string, Path>>,
  begin: () => Promise<CaseWorld>,
): Promise<void> {
  const wanted = Object.entries(paths).filter(
    ([name]) => names.length === 0 || names.includes(name),
  );
  if (wanted.length === 0) return;
  const world = await begin();
  try {
    for (const [name, walk] of wanted) {
      const one = await walk(world);
      // What a waiting case has just been told is in its history a moment later.
      await sleep(200);
      const history = await one.handle.fetchHistory();
      const file = new URL(`./histories/${TODAY}/${name}.json`, import.meta.url);
      writeFileSync(file, `${JSON.stringify(withoutMachine(historyToJSON(history)), null, 1)}\n`);
      process.stdout.write(`${name}: ${String(history.events?.length ?? 0)} events\n`);
    }
  } finally {
    await world.end();
  }
}

/** Process numbers, hosts and stacks say where a history was recorded, which is nobody's business. */
function withoutMachine(json: string): unknown {
  return JSON.parse(json.replaceAll(/\d{1,20}@[\w.-]+/g, 'recorder'), (key, value: unknown) =>
    key === 'stackTrace' ? '' : value,
  );
}
