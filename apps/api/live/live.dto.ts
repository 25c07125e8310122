import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { Optional } from '#apps/api/values/optional';

export class LiveQuery {
  @ApiProperty({
    required: false,
    example: '2026112400000018,2026112400000026',
    description:
      'The cases on the pages that listen, at most twenty; one the caller may not read is left out',
  })
  @Optional()
  @Matches(/^\d{16}(,\d{16}){0,19}$/)
  cases?: string;
}
