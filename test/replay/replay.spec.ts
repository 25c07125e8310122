import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { historyFromJSON } from '@temporalio/common/lib/proto-utils.js';
import { Worker, type WorkflowBundleWithSourceMap } from '@temporalio/worker';
import { LONG_PATHS, PATHS, TODAY } from '#test/replay/paths';
import { bundleOf } from '#test/workflow/case-world';

/** A folder for each change of the workflow that older cases are kept from by `patched()`. */
const FOLDER = new URL('./histories/', import.meta.url);
const FILES = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.json'),
);

function* histories() {
  for (const file of FILES) {
    const history = historyFromJSON(JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')));
    yield { workflowId: file.replace('.json', ''), history };
  }
}

/** How each recorded history went over the given workflows: the message of its failure, or 'ok'. */
async function replayOver(
  workflowBundle: WorkflowBundleWithSourceMap,
): Promise<Map<string, string>> {
  const results = new Map<string, string>();
  const replay = Worker.runReplayHistories({ workflowBundle }, histories());
  for await (const { workflowId, error } of replay) {
    results.set(workflowId, error === undefined ? 'ok' : error.name);
  }
  return results;
}

describe('cases that were open when the workflow changed', () => {
  let results: Map<string, string>;
  beforeAll(async () => {
    results = await replayOver(await bundleOf());
  });

  it('are recorded on every path, as today’s code writes them', () => {
    const paths = [...Object.keys(PATHS), ...Object.keys(LONG_PATHS)];
    const recorded = FILES.filter((file) => file.startsWith(`${TODAY}/`));
    expect(recorded.sort()).toEqual(paths.map((name) => `${TODAY}/${name}.json`).sort());
  });

  it.each(FILES.map((file) => file.replace('.json', '')))('go on by today’s code: %s', (name) => {
    expect(results.get(name)).toBe('ok');
  });
});

describe('a workflow changed without a patch', () => {
  let results: Map<string, string>;
  beforeAll(async () => {
    results = await replayOver(await bundleOf('test/replay/counter-example/index.ts'));
  });
  afterAll(() => {
    results.clear();
  });

  it('is found out by every recorded case', () => {
    expect(results.size).toBe(FILES.length);
    expect([...new Set(results.values())]).toEqual(['DeterminismViolationError']);
  });
});
