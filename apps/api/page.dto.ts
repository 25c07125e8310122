import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';
import { Optional } from '#apps/api/values/optional';

const PAGE_SIZE = 20;
/** Of the rows of a table that is worked through. */
export const TABLE_PAGE_SIZE = 50;
const PAGE_SIZE_MAX = 100;

/** How much of a list is wanted at once. Where it goes on is each list's own `after`: the `next` of the page before. */
export class PageQuery {
  @ApiProperty({ required: false, example: PAGE_SIZE })
  @Optional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(PAGE_SIZE_MAX)
  limit: number = PAGE_SIZE;
}
