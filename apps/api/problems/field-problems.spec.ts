import 'reflect-metadata';
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, validateSync } from 'class-validator';
import type { ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata';
import { StaffSignInBody } from '#apps/api/auth/auth.dto';
import { nameOfInput, validationProblem } from '#apps/api/problems/field-problems';
import { problemView } from '#apps/api/problems/problem.filter';
import { MembersQuery } from '#apps/api/records/record.dto';
import { Config } from '#config/config';
import { CommandRequest, FormRequest } from '#apps/api/submissions/submission.dto';

const API = resolve('apps/api');

type Shape = new () => object;
function said(shape: Shape, given: object): string {
  const options = { whitelist: true, forbidNonWhitelisted: true };
  const errors = validateSync(plainToInstance(shape, given), options);
  return problemView(validationProblem(errors)).detail;
}

describe('what is said of a refused field', () => {
  it.each<[Shape, object, string]>([
    [FormRequest, { effectiveMonth: '202613' }, '填写有误。调整年月：应为年月（如202611）'],
    [FormRequest, { memberAccountNo: '1' }, '填写有误。个人账号：应为4–12位数字或字母'],
    [MembersQuery, { limit: 101 }, '填写有误。每页条数：不能大于100'],
    [MembersQuery, { limit: 'x' }, '填写有误。每页条数：应为整数'],
    [
      CommandRequest,
      { verb: 'submit', opinion: '一'.repeat(501) },
      '填写有误。意见：不能超过500个字符',
    ],
    [CommandRequest, { verb: 'submit', opinion: 7 }, '填写有误。意见：应为文字'],
    [
      StaffSignInBody,
      { loginName: 'a', password: 'b', totp: '12' },
      '填写有误。动态验证码：应为6位数字',
    ],
    [StaffSignInBody, { loginName: 'a', totp: '123456' }, '填写有误。登录密码：必填'],
    [MembersQuery, { foo: '1' }, '填写有误。foo：不接受这个项目'],
  ])('names field and rule: %p %j', (shape, given, detail) => {
    expect(said(shape, given)).toBe(detail);
  });

  it('is nothing when the value is good once tidied', () => {
    const tidy = plainToInstance(FormRequest, {
      effectiveMonth: '２０２６年１１月',
      memberAccountNo: ' 1000 00007091',
    });
    expect(validateSync(tidy)).toEqual([]);
    expect(tidy).toMatchObject({ effectiveMonth: '202611', memberAccountNo: '100000007091' });
  });
});

describe('the names of inputs', () => {
  beforeAll(async () => {
    const files = readdirSync(API, { recursive: true, encoding: 'utf8' });
    for (const file of files.filter((name) => name.endsWith('.dto.ts')))
      await import(join(API, file));
  });

  it('are there for every field that a request may have', () => {
    const storage = getMetadataStorage() as unknown as {
      validationMetadatas: Map<object, ValidationMetadata[]>;
    };
    const declared = [...storage.validationMetadatas].filter(([target]) => target !== Config);
    const fields = declared.flatMap(([, metadata]) => metadata);
    expect(fields.length).toBeGreaterThan(50);
    const nameless = fields
      .map(({ propertyName }) => propertyName)
      .filter((name) => nameOfInput(name).zh === name);
    expect([...new Set(nameless)]).toEqual([]);
  });
});
