import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Public } from '#apps/api/auth/actor';
import { Demonstration } from '#apps/api/demonstration/demonstration';
import {
  DemonstrationCode,
  DemonstrationKey,
  DemonstrationLogins,
  TotpQuery,
  UKeyQuery,
} from '#apps/api/demonstration/demonstration.dto';
import { Answers } from '#apps/api/problems/answers';

/** What the login page fills in by one click in the demonstration. */
@ApiTags('demonstration')
@Public()
@Answers(404)
@Controller('demonstration')
export class DemonstrationController {
  constructor(private readonly demonstration: Demonstration) {}

  @Get('logins')
  @ApiOkResponse({ type: DemonstrationLogins })
  async logins(): Promise<DemonstrationLogins> {
    return this.demonstration.logins();
  }

  @Get('ukey')
  @ApiOkResponse({ type: DemonstrationKey })
  async key(@Query() { unitAccountNo }: UKeyQuery): Promise<DemonstrationKey> {
    return this.demonstration.key(unitAccountNo);
  }

  @Get('totp')
  @ApiOkResponse({ type: DemonstrationCode })
  async code(@Query() { loginName }: TotpQuery): Promise<DemonstrationCode> {
    return { code: await this.demonstration.code(loginName) };
  }
}
