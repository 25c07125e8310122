import { describe, expect, it } from '@jest/globals';
import { absentAs } from '#apps/api/problems/absent-as';
import { Problem } from '#apps/api/problems/problem';

describe('what belongs to a case', () => {
  it('is not there when the case is not to be seen', async () => {
    const hidden = Promise.reject(new Problem(404, 'SUBMISSION_NOT_FOUND'));
    await expect(absentAs('UPLOAD_NOT_FOUND', hidden)).rejects.toMatchObject({
      status: 404,
      code: 'UPLOAD_NOT_FOUND',
    });
  });

  it.each([
    [
      'the database is away',
      Object.assign(new Error('lost'), { code: 'PROTOCOL_CONNECTION_LOST' }),
    ],
    ['the caller is refused for another reason', new Problem(422, 'NOT_EDITABLE')],
  ])('is not called missing when %s', async (_, failure) => {
    await expect(absentAs('UPLOAD_NOT_FOUND', Promise.reject(failure))).rejects.toBe(failure);
  });

  it('is given when it is there', async () => {
    expect(await absentAs('UPLOAD_NOT_FOUND', Promise.resolve(7))).toBe(7);
  });
});
