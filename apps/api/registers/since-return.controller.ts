import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Allow, CurrentActor, type Actor } from '#apps/api/auth/actor';
import { pageOf } from '#apps/api/page-of';
import { BusinessNo } from '#apps/api/path-parts';
import { SinceReturnDto, SinceReturnQuery } from '#apps/api/registers/since-return.dto';
import { readableCase } from '#apps/api/submissions/case-access';
import type { FieldChangeDto } from '#apps/api/submissions/submission.dto';
import { fieldChangesOf } from '#apps/api/submissions/field-change-view';
import type { TextDto } from '#apps/api/submissions/text.dto';
import { businessOf } from '#libs/businesses/registry';
import { maskIdentityNumber } from '#libs/fund/identity-number';
import { labelsOf } from '#libs/persistence/cases/case-queries';
import type { SubmissionEntity } from '#libs/persistence/entities/submission.entity';
import { isEditedSinceReturn } from '#libs/persistence/cases/edited-since-return';
import { registerSince, removedRows } from '#libs/persistence/cases/former-case';

const NOTHING = { register: null, removed: [], next: null, fields: [], edited: true };

/** A case that came back and was submitted again: what is different now. */
@ApiTags('submissions')
@Controller('submissions')
export class SinceReturnController {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  @ApiOperation({ summary: 'What the operator changed since the case was submitted before' })
  @ApiOkResponse({ type: SinceReturnDto })
  @Allow('operator', 'first-reviewer', 'second-reviewer', 'cashier', 'operations', 'auditor')
  @Get(':businessNo/since-return')
  async read(
    @CurrentActor() actor: Actor,
    @Param('businessNo', BusinessNo) businessNo: string,
    @Query() query: SinceReturnQuery,
  ): Promise<SinceReturnDto> {
    const row = await readableCase(this.dataSource.manager, actor, businessNo);
    if (row.formerForm === null) return NOTHING;
    const edited = await isEditedSinceReturn(this.dataSource.manager, businessNo);
    if (businessOf('register', row.business) !== undefined)
      return { ...(await this.ofRegister(businessNo, query)), edited };
    return { ...NOTHING, fields: await this.ofFields(row, row.formerForm), edited };
  }

  private async ofRegister(
    businessNo: string,
    { after = '', limit }: SinceReturnQuery,
  ): Promise<Omit<SinceReturnDto, 'edited'>> {
    const { manager } = this.dataSource;
    const found = await removedRows(manager, businessNo, after, limit + 1);
    const { items: removed, next } = pageOf(
      found,
      limit,
      ({ accountNo, name, idNumber, baseAfterFen }) => {
        return { accountNo, name, idNumberMasked: maskIdentityNumber(idNumber), baseAfterFen };
      },
      ({ key }) => key,
    );
    return { register: await registerSince(manager, businessNo), removed, next, fields: [] };
  }

  private async ofFields(
    row: SubmissionEntity,
    former: Record<string, unknown>,
  ): Promise<SinceReturnDto['fields']> {
    const business = businessOf('fields', row.business);
    if (business === undefined) return [];
    const labels = await labelsOf(this.dataSource.manager);
    // Compared with papers while the case is decided, and masked before and after.
    const shown = { labels, whole: row.stage === 'approval' };
    const before = fieldChangesOf(business, former, shown);
    const now = fieldChangesOf(business, row.form, shown);
    const names = new Set([...before, ...now].map(({ field }) => field));
    return [...names].flatMap((name) =>
      differenceOf(
        before.find(({ field }) => field === name),
        now.find(({ field }) => field === name),
      ),
    );
  }
}

/** One field, then and now; nothing where both say the same. */
function differenceOf(
  was: FieldChangeDto | undefined,
  is: FieldChangeDto | undefined,
): SinceReturnDto['fields'] {
  const either = is ?? was;
  if (either === undefined || was?.after === is?.after) return [];
  return [{ label: either.label, formerText: shownOf(was), nowText: shownOf(is) }];
}

function shownOf(change: FieldChangeDto | undefined): TextDto | null {
  return change?.afterText ?? null;
}
