import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { DECORATORS, ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsInt, IsNotEmpty, IsString, Max, Min } from 'class-validator';
import { describe, expect, it } from '@jest/globals';
import { describeLimits } from '#apps/api/open-api/described-limits';
import { FreeText, PageMark, Typed } from '#apps/api/values/typed';

class Asked {
  @ApiProperty({ example: 5 }) @IsInt() @Min(1) @Max(9) count: number;
  @ApiProperty({ example: '同意' }) @FreeText(500) opinion: string;
  @ApiProperty({ example: '202611' }) @Typed('month') month: string;
  @ApiProperty({ example: '张三' }) @Typed('person-name') name: string;
  @ApiProperty({ example: '7' }) @PageMark() after: string;
  @ApiProperty({ example: 'a' }) @IsString() @IsNotEmpty() code: string;
  @ApiProperty({ type: [Number], example: [1] })
  @IsArray()
  @ArrayMaxSize(20)
  @IsInt({ each: true })
  @Min(1, { each: true })
  rows: number[];
}

class AskedMore extends Asked {
  @ApiProperty({ example: 1 }) @IsInt() more: number;
}

const told = (shape: { prototype: object }, field: string): unknown => {
  describeLimits();
  return Reflect.getMetadata(DECORATORS.API_MODEL_PROPERTIES, shape.prototype, field);
};

describe('the document', () => {
  it.each([
    ['count', { type: 'integer', minimum: 1, maximum: 9 }],
    ['opinion', { maxLength: 500 }],
    ['month', { pattern: '^(?:19|20)\\d{2}(?:0[1-9]|1[0-2])$' }],
    ['after', { pattern: '^\\d{1,20}$' }],
    ['code', { minLength: 1 }],
    ['rows', { type: 'array', maxItems: 20, items: { type: 'integer', minimum: 1 } }],
  ])('tells what the validator demands of %s', (field, limits) => {
    expect(told(Asked, field)).toMatchObject(limits);
    expect(told(AskedMore, field)).toMatchObject(limits);
  });

  it('tells no pattern of letters of any language', () => {
    expect(told(Asked, 'name')).not.toHaveProperty('pattern');
  });

  it('says it of what is sent to the hall', () => {
    const { components, paths } = JSON.parse(readFileSync('apps/api/openapi.json', 'utf8'));
    expect(components.schemas.CommandRequest.properties).toMatchObject({
      opinion: { maxLength: 500 },
      draftVersion: { type: 'integer', minimum: 1 },
      taskId: { pattern: '^\\d{1,20}$' },
    });
    expect(paths['/api/tasks'].get.parameters).toContainEqual(
      expect.objectContaining({
        name: 'limit',
        schema: expect.objectContaining({ type: 'integer', minimum: 1, maximum: 100 }),
      }),
    );
  });
});
