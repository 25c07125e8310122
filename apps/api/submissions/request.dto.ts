import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import { Optional } from '#apps/api/values/optional';
import { Typed } from '#apps/api/values/typed';

/** Whose account is asked for. */
export class PersonAskedRequest {
  @ApiPropertyOptional({ example: '01', description: 'An identity card unless said' })
  @Optional()
  @IsString()
  @MaxLength(2)
  idType?: string;
  @ApiProperty({ example: '410303198801010012' })
  @Typed('identity-number')
  idNumber: string;
  @ApiProperty({ example: '张三' })
  @Typed('person-name')
  name: string;
}
