import { Body, Controller, HttpCode, Post, Res } from '@nestjs/common';
import {
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiProperty,
  ApiTags,
} from '@nestjs/swagger';
import type { Response } from 'express';
import { Allow } from '#apps/api/auth/actor';
import { Problem } from '#apps/api/problems/problem';
import { EditedDraft } from '#apps/api/registers/edited-draft';
import { RegisterHeadDto } from '#apps/api/registers/register.dto';
import { headView } from '#apps/api/registers/register-views';
import { Registers, type RegisterEdit } from '#apps/api/registers/registers';
import { Typed } from '#apps/api/values/typed';
import { BUSINESSES } from '#libs/businesses/registry';
import type { RegisterBusiness } from '#libs/businesses/register-business';
import { takeOffer } from '#libs/persistence/registers/offered-rows';
import type { TypedValues } from '#libs/case/register';

export class OfferRequest {
  /** The other unit's case that brought the accounts, as the message names it. */
  @ApiProperty({ example: '2026112400000018' }) @Typed('business-number') offerNo: string;
}

export class OfferTakenDto {
  @ApiProperty({ example: 12 }) added: number;
  /** In the register already, or refused in the case's month. */
  @ApiProperty({ example: 0 }) passedOver: number;
  @ApiProperty({ type: RegisterHeadDto }) submission: RegisterHeadDto;
}

/** What a unit can begin for accounts that have come to it. */
@ApiTags('registers')
@Controller()
export class OffersController {
  constructor(private readonly registers: Registers) {}

  @ApiOperation({ summary: 'Enters everybody that a posted transfer has brought into the unit' })
  @ApiHeader({ name: 'If-Match', required: true, example: '"7"' })
  @ApiParam({ name: 'businessNo', type: String, example: '2026112400000001' })
  @ApiOkResponse({ type: OfferTakenDto })
  @HttpCode(200)
  @Allow('operator')
  @Post('submissions/:businessNo/rows/offered')
  async take(
    @EditedDraft() edit: RegisterEdit,
    @Body() { offerNo: from }: OfferRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<OfferTakenDto> {
    const taken = await this.registers.edit(edit, (manager, business, draft) =>
      takeOffer(manager, business, draft, { from, typed: typedFor(business) }),
    );
    if (taken === null) throw new Problem(404, 'OFFER_NOT_FOUND');
    const { added, passedOver, head } = taken;
    const submission = headView(head);
    response.setHeader('etag', `"${String(submission.draftVersion)}"`);
    return { added, passedOver, submission };
  }
}

/** @throws Problem BUSINESS_NOT_OPEN for a business that nothing is offered to */
function typedFor({ code }: RegisterBusiness): TypedValues {
  const offers = BUSINESSES.flatMap((business: object) =>
    'offersToReceiver' in business ? [business as RegisterBusiness] : [],
  );
  const offer = offers.find(({ offersToReceiver }) => offersToReceiver?.business === code);
  if (offer?.offersToReceiver === undefined) throw new Problem(422, 'BUSINESS_NOT_OPEN');
  return offer.offersToReceiver.typed;
}
