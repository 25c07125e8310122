import { Body, Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import {
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiProperty,
  ApiPropertyOptional,
  ApiTags,
} from '@nestjs/swagger';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Response } from 'express';
import type { DataSource } from 'typeorm';
import { Allow, CurrentActor, type Actor } from '#apps/api/auth/actor';
import { BusinessNo } from '#apps/api/path-parts';
import { Problem } from '#apps/api/problems/problem';
import { EditedDraft } from '#apps/api/registers/edited-draft';
import { OfferTakenDto } from '#apps/api/registers/offers.controller';
import { headView } from '#apps/api/registers/register-views';
import { Registers, type RegisterEdit } from '#apps/api/registers/registers';
import { ownCase } from '#apps/api/submissions/case-access';
import { Optional } from '#apps/api/values/optional';
import { Typed } from '#apps/api/values/typed';
import { businessOf } from '#libs/businesses/registry';
import type { SubmissionEntity } from '#libs/persistence/entities/submission.entity';
import { enterMissed, missingOf, type LateCase } from '#libs/persistence/registers/missed-rows';

export class MissedMonthsDto {
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'where they are made good; null where the case leaves nothing',
  })
  business: string | null;
  @ApiProperty({ example: 3 }) people: number;
  @ApiProperty({
    type: String,
    nullable: true,
    example: '202608',
    description: 'from where on; null where the operator says it',
  })
  firstMonth: string | null;
  @ApiProperty({ type: String, nullable: true, example: '202610' }) lastMonth: string | null;
}

export class MissedRequest {
  /** The unit's own case whose rows come too late. */
  @ApiProperty({ example: '2026112400000018' }) @Typed('business-number') lateNo: string;
  @ApiPropertyOptional({ example: '202608', description: 'no month before this one' })
  @Optional()
  @Typed('month')
  missedFrom?: string;
}

/** Paid months that a change comes too late for (domain 4): said of the change, and entered where they are made good. */
@ApiTags('registers')
@Controller()
export class MissedMonthsController {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly registers: Registers,
  ) {}

  @ApiOperation({ summary: 'Which paid months the rows of a case come too late for' })
  @ApiParam({ name: 'businessNo', type: String, example: '2026112400000018' })
  @ApiOkResponse({ type: MissedMonthsDto })
  @Allow('operator')
  @Get('submissions/:businessNo/missed-months')
  async missing(
    @CurrentActor() actor: Actor,
    @Param('businessNo', BusinessNo) businessNo: string,
  ): Promise<MissedMonthsDto> {
    const { manager } = this.dataSource;
    const row = await ownCase(manager, actor, businessNo);
    const late = lateCaseOf(row);
    const missing = late === null ? null : await missingOf(manager, late);
    if (late === null || missing === null)
      return { business: null, people: 0, firstMonth: null, lastMonth: null };
    const { people, first, last } = missing;
    return { business: late.missed.business, people, firstMonth: first, lastMonth: last };
  }

  @ApiOperation({
    summary: 'Enters the paid months that the rows of another case come too late for',
  })
  @ApiHeader({ name: 'If-Match', required: true, example: '"7"' })
  @ApiParam({ name: 'businessNo', type: String, example: '2026112400000001' })
  @ApiOkResponse({ type: OfferTakenDto })
  @HttpCode(200)
  @Allow('operator')
  @Post('submissions/:businessNo/rows/missed')
  async enter(
    @EditedDraft() edit: RegisterEdit,
    @Body() { lateNo, missedFrom }: MissedRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<OfferTakenDto> {
    const { added, passedOver, head } = await this.registers.edit(
      edit,
      async (manager, business, draft) => {
        const late = lateCaseOf(await ownCase(manager, edit.actor, lateNo));
        if (late?.missed.business !== business.code) throw new Problem(422, 'BUSINESS_NOT_OPEN');
        return enterMissed(manager, business, draft, { late, from: missedFrom ?? null });
      },
    );
    const submission = headView(head);
    response.setHeader('etag', `"${String(submission.draftVersion)}"`);
    return { added, passedOver, submission };
  }
}

/** Null for a business whose rows leave nothing out. */
function lateCaseOf(row: SubmissionEntity): LateCase | null {
  const business = businessOf('register', row.business);
  if (business?.missed === undefined) return null;
  const { columns, missed } = business;
  const { businessNo, unitId, stage, effectiveMonth } = row;
  return { businessNo, unitId, stage, effectiveMonth, columns, missed };
}
