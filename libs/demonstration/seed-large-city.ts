import { hashPassword } from '#libs/access/password-hash';
import type { DataSource } from 'typeorm';
import { DEMONSTRATION_PASSWORD } from '#libs/demonstration/logins';
import { seedCity, type CitySettings } from '#libs/demonstration/seed-city';
import { deriveAllTotals } from '#libs/persistence/accounts/unit-totals';
import { seedUnit, withNumbers } from '#libs/demonstration/seed-unit';

/** Sizes of added units, over and over: many small, few large, as in a city; the largest is what benches post. */
const SIZES = [
  100_000, 20_000, 8_000, 5_000, 3_000, 3_000, 2_000, 1_200, 800, 500, 300, 200, 120, 80, 40, 20,
  10,
];
const BRANCHES = ['01', '02', '03'];

/** The demonstration city and, around it, units by set-based statements until the city has `members` people. */
export async function seedLargeCity(
  dataSource: DataSource,
  settings: CitySettings,
  members: number,
  tell: (line: string) => void,
): Promise<void> {
  await seedCity(dataSource, settings);
  const passwordHash = await hashPassword(DEMONSTRATION_PASSWORD);
  await withNumbers(dataSource, async (manager) => {
    const [row]: { people: string }[] = await manager.query(
      'SELECT COUNT(*) AS people FROM member',
    );
    let people = Number(row?.people);
    for (let turn = 0; people < members; turn += 1) {
      const size = Math.min(SIZES[turn % SIZES.length] ?? 1, members - people);
      const branchCode = BRANCHES[turn % BRANCHES.length] ?? '01';
      await seedUnit(
        manager,
        {
          members: size,
          branchCode,
          seed: settings.seed,
          keyedHashSecret: settings.keyedHashSecret,
        },
        passwordHash,
      );
      people += size;
      if (size >= 20_000 || people >= members) tell(`${String(people)} members`);
    }
    await deriveAllTotals(manager);
  });
}
