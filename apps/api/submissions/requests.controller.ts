import { Body, Controller, Param, Put } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { EntityManager } from 'typeorm';
import { Config } from '#config/config';
import { Allow, CurrentActor, type OperatorActor } from '#apps/api/auth/actor';
import { BusinessNo } from '#apps/api/path-parts';
import { Problem } from '#apps/api/problems/problem';
import { DraftsService } from '#apps/api/submissions/drafts.service';
import { PersonAskedRequest } from '#apps/api/submissions/request.dto';
import { SubmissionDto } from '#apps/api/submissions/submission.dto';
import { CaseView } from '#apps/api/submissions/case-view';
import { DraftVersion } from '#apps/api/submissions/write-headers';
import { businessOf } from '#libs/businesses/registry';
import { personKey } from '#libs/persistence/registers/register-subject';
import { knownPerson } from '#libs/persistence/requests/person-asked';

/** Whom a request is about: the only thing its draft says. */
@ApiTags('submissions')
@Controller('submissions')
export class RequestsController {
  constructor(
    private readonly drafts: DraftsService,
    private readonly view: CaseView,
    private readonly config: Config,
  ) {}

  @ApiOperation({ summary: 'Says whose account a request asks for, by identity and name' })
  @ApiHeader({ name: 'If-Match', required: true, example: '"1"' })
  @ApiOkResponse({ type: SubmissionDto })
  @Allow('operator')
  @Put(':businessNo/person')
  async name(
    @CurrentActor() actor: OperatorActor,
    @Param('businessNo', BusinessNo) businessNo: string,
    @Body() person: PersonAskedRequest,
    @DraftVersion() draftVersion: number,
  ): Promise<SubmissionDto> {
    await this.drafts.change(actor, { businessNo, draftVersion }, async (manager, row) => {
      Object.assign(row, await this.asked(manager, row, person));
    });
    return this.view.of(businessNo, actor);
  }

  /** @throws Problem when the person's account cannot be asked for; nothing of where it is is said */
  private async asked(
    manager: EntityManager,
    { business: code, unitId }: { business: string; unitId: number },
    { idType, idNumber, name }: PersonAskedRequest,
  ) {
    const business = businessOf('request', code);
    if (business === undefined) throw new Problem(422, 'BUSINESS_NOT_OPEN');
    const typed = { idNumber, ...(idType === undefined ? {} : { idType }) };
    const key = personKey(this.config.keyedHashSecret, typed);
    const { memberId, facts } = await knownPerson(manager, unitId, { key, name });
    const refusal = business.decide(facts);
    if (refusal !== null) throw new Problem(422, refusal.code, refusal.details ?? {});
    return {
      memberId,
      summary: `请求转入 ${name} 的账户`,
      summaryEn: `Asks for the account of ${name}`,
    };
  }
}
