import { createWriteStream, existsSync, writeFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Ground } from '#apps/local/ground';
import type { Step } from '#apps/local/step';
import { sampleRegister } from '#libs/demonstration/sample-register';
import { createDataSource } from '#libs/persistence/database/data-source';
import { xlsxStream } from '#libs/spreadsheet/write-sheet';

const COLUMNS = [
  { title: '个人账号', kind: 'identifier', width: 18 },
  { title: '姓名', kind: 'text', width: 12 },
  { title: '证件号码', kind: 'identifier', width: 24 },
  { title: '调整后缴存基数', kind: 'money', width: 18 },
] as const;

/** What people need beside the hall: its environment for commands, and a file for the first import. */
export const handover: Step<Ground> = {
  title: 'Files to begin with',
  advice: 'look whether the data folder can be written',
  run: async (ground) => {
    const keys = Object.entries(ground.environment).map(([key, value]) => `${key}=${value}`);
    writeFileSync(ground.inData('environment'), `${keys.join('\n')}\n`, { mode: 0o600 });
    const file = ground.inData('sample-bases.xlsx');
    if (!existsSync(file)) await writeSample(ground.know('DATABASE_URL'), file);
    ground.learn('SAMPLE_REGISTER', file);
    return 'written';
  },
};

async function writeSample(databaseUrl: string, file: string): Promise<void> {
  const dataSource = await createDataSource(databaseUrl, 1).initialize();
  try {
    const rows = await sampleRegister(dataSource.manager);
    const cells = rows.map((row) => [row.accountNo, row.name, row.idNumber, row.baseFen / 100]);
    const sheet = xlsxStream('基数调整', COLUMNS, cells);
    await pipeline(Readable.fromWeb(sheet as never), createWriteStream(file));
  } finally {
    await dataSource.destroy();
  }
}
