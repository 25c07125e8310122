import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEMONSTRATION_PASSWORD } from '#libs/demonstration/logins';
import type { OpenedUKey } from '#libs/ukey-file/open-ukey-file';
import { Hall, UNIT_ONE } from '#test/e2e/hall';
import { insertUKey, operatorSignIn, staffSignIn } from '#test/e2e/sign-in';

const LOGIN = { unitAccountNo: UNIT_ONE, loginName: 'operator1', password: DEMONSTRATION_PASSWORD };

let hall: Hall;
let key: OpenedUKey;

beforeAll(async () => {
  hall = await Hall.start();
  key = await insertUKey(hall.client(), UNIT_ONE);
});
afterAll(async () => hall.stop());

describe('a name that signs in', () => {
  it.each([
    [
      'of an account',
      ['first-02-b', ' first-02-b', 'first-02-b ', 'ｆｉｒｓｔ-02-b', 'first-02-\u200bb'],
    ],
    ['of nobody', ['nobody-02-a', 'NOBODY-02-A', 'Nobody-02-á', 'nobody-02-Å', ' nobody-02-a']],
  ])('counts tries %s together, however the name is spelled', async (_, spellings) => {
    const fail = (loginName: string) =>
      staffSignIn(hall.client(), { loginName, password: 'wrong', totp: '000000' });
    for (const loginName of spellings) expect((await fail(loginName)).status).toBe(401);
    for (const loginName of spellings) expect((await fail(loginName)).status).toBe(429);
  });

  it('knows a login name letter by letter, even where the database does not', async () => {
    const { dataSource } = hall;
    const column =
      'ALTER TABLE staff MODIFY `login_name` varchar(40) CHARACTER SET utf8mb4 COLLATE';
    await dataSource.query(`${column} utf8mb4_general_ci NOT NULL`);
    try {
      const { code } = (
        await hall.client().get<{ code: string }>('/api/demonstration/totp?loginName=first-03-a')
      ).body;
      const login = { password: DEMONSTRATION_PASSWORD, totp: code };
      for (const loginName of ['FIRST-03-A', 'FIRST-03-á'])
        expect((await staffSignIn(hall.client(), { ...login, loginName })).status).toBe(401);
      const own = await staffSignIn(hall.client(), { ...login, loginName: 'first-03-a' });
      expect(own.status).toBe(200);
    } finally {
      await dataSource.query(`${column} utf8mb4_bin NOT NULL`);
    }
  });

  it('takes an account and a code with blanks in them', async () => {
    const login = {
      ...LOGIN,
      unitAccountNo: ` ${UNIT_ONE.slice(0, 4)} ${UNIT_ONE.slice(4)}\u202c`,
    };
    expect((await operatorSignIn(hall.client(), login, key)).status).toBe(200);
  });
});
