import { Body, Controller, HttpCode, Post, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Allow } from '#apps/api/auth/actor';
import { Problem } from '#apps/api/problems/problem';
import { EditedDraft } from '#apps/api/registers/edited-draft';
import { OfferTakenDto } from '#apps/api/registers/offers.controller';
import { ChangeRowRequest } from '#apps/api/registers/register.dto';
import { headView } from '#apps/api/registers/register-views';
import { Registers, type RegisterEdit } from '#apps/api/registers/registers';
import { typedRow } from '#apps/api/registers/row-entry';
import { enterEverybody } from '#libs/persistence/registers/entered-accounts';

/** 全部缴存人: everybody a register may be about, with what is the same for all (manual chapter 6). */
@ApiTags('registers')
@Controller()
export class EverybodyController {
  constructor(private readonly registers: Registers) {}

  @ApiOperation({
    summary:
      'Enters everybody of the unit with the same values; whom the rule refuses is passed over',
  })
  @ApiHeader({ name: 'If-Match', required: true, example: '"7"' })
  @ApiParam({ name: 'businessNo', type: String, example: '2026112400000001' })
  @ApiOkResponse({ type: OfferTakenDto })
  @HttpCode(200)
  @Allow('operator')
  @Post('submissions/:businessNo/rows/everybody')
  async enter(
    @EditedDraft() edit: RegisterEdit,
    @Body() sent: ChangeRowRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<OfferTakenDto> {
    const entered = await this.registers.edit(edit, async (manager, business, draft) => {
      const { subject } = business;
      if (subject.kind !== 'account') throw new Problem(422, 'BUSINESS_NOT_OPEN');
      const typed = await typedRow(manager, business, sent, { whole: true });
      return enterEverybody(manager, business, draft, { statuses: subject.statuses, typed });
    });
    const { added, passedOver, head } = entered;
    const submission = headView(head);
    response.setHeader('etag', `"${String(submission.draftVersion)}"`);
    return { added, passedOver, submission };
  }
}
