import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { migrate } from '#apps/local/migrations';
import { requireCollations } from '#libs/persistence/database/collations';
import { unmigratedDatabase, type TestDatabase } from '#test/medium/database';

let url: string;
let dataSource: TestDatabase['dataSource'];
let drop: TestDatabase['drop'];

beforeEach(async () => {
  ({ url, dataSource, drop } = await unmigratedDatabase());
});
afterEach(() => drop());

const takeForTheSame = async (collation: string): Promise<void> => {
  const name = new URL(url).pathname.slice(1);
  await dataSource.query(`ALTER DATABASE \`${name}\` CHARACTER SET utf8mb4 COLLATE ${collation}`);
};

describe('a database whose collation takes different names for the same', () => {
  it.each(['utf8mb4_general_ci', 'utf8mb4_unicode_ci'])(
    '(%s) is neither migrated nor used, and the way out is said',
    async (collation) => {
      await takeForTheSame(collation);
      await expect(migrate(url)).rejects.toThrow(
        new RegExp(`collation ${collation}.*ALTER DATABASE .* COLLATE utf8mb4_bin`),
      );
      expect(await dataSource.query('SHOW TABLES')).toEqual([]);
      await expect(requireCollations(dataSource)).rejects.toThrow(collation);
    },
  );

  it('from its first day is refused until it is put right as told; then every text compares sign by sign', async () => {
    await takeForTheSame('utf8mb4_general_ci');
    await dataSource.runMigrations();
    // What a server of another default was given later, by whatever hand.
    await dataSource.query(
      'ALTER TABLE staff MODIFY `login_name` varchar(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci NOT NULL',
    );
    await takeForTheSame('utf8mb4_bin');
    await expect(requireCollations(dataSource)).rejects.toThrow(
      /staff\.login_name \(utf8mb4_general_ci\).*npm run migrate/,
    );
  });

  it('that was made as it should be is migrated and used', async () => {
    await migrate(url);
    await requireCollations(dataSource);
  });
});
