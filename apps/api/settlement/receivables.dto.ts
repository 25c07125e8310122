import { ApiProperty } from '@nestjs/swagger';
import { PageQuery } from '#apps/api/page.dto';
import { UnitOfReceiptDto } from '#apps/api/settlement/settlement.dto';
import { Optional } from '#apps/api/values/optional';
import { PageMark } from '#apps/api/values/typed';

export class ReceivablesQuery extends PageQuery {
  @ApiProperty({ required: false, example: '17-202611', description: '`next` of the page before' })
  @Optional()
  @PageMark(/^\d{1,10}-\d{6}$/)
  after?: string;
}

export class ReceivableDto {
  @ApiProperty({ type: UnitOfReceiptDto }) unit: UnitOfReceiptDto;
  @ApiProperty({ example: '202611' }) month: string;
  @ApiProperty({ example: 2 }) people: number;
  @ApiProperty({ example: 6_000 }) fen: number;
}

export class ReceivablesPage {
  @ApiProperty({ type: [ReceivableDto] }) items: ReceivableDto[];
  @ApiProperty({ example: 6_000, description: 'fen that 119 comes to in the books' })
  totalFen: number;
  @ApiProperty({ type: String, nullable: true, example: '17-202611' }) next: string | null;
}
