import { Body, Controller, HttpCode, Post, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Allow } from '#apps/api/auth/actor';
import { EditedDraft } from '#apps/api/registers/edited-draft';
import { RegisterHeadDto, RowsRequest } from '#apps/api/registers/register.dto';
import { headView } from '#apps/api/registers/register-views';
import { Registers, type RegisterEdit } from '#apps/api/registers/registers';

/** Amounts that were typed and that the server has computed otherwise. */
@ApiTags('registers')
@Controller()
export class ComputedAmountsController {
  constructor(private readonly registers: Registers) {}

  @ApiOperation({
    summary: 'Puts the computed amounts in place of those typed: the notes about them are gone',
  })
  @ApiHeader({ name: 'If-Match', required: true, example: '"7"' })
  @ApiParam({ name: 'businessNo', type: String, example: '2026112400000001' })
  @ApiOkResponse({ type: RegisterHeadDto })
  @HttpCode(200)
  @Allow('operator')
  @Post('submissions/:businessNo/rows/computed-amounts')
  async take(
    @EditedDraft() edit: RegisterEdit,
    @Body() rows: RowsRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<RegisterHeadDto> {
    const head = headView(await this.registers.takeComputed(edit, rows));
    response.setHeader('etag', `"${String(head.draftVersion)}"`);
    return head;
  }
}
