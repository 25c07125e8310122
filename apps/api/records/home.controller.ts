import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor, type Actor } from '#apps/api/auth/actor';
import { AllowEveryRole, CurrentSession, type SignedIn } from '#apps/api/auth/signed-in';
import { Dictionaries } from '#apps/api/records/dictionaries';
import { HomeView } from '#apps/api/records/home.dto';
import { operatorOf } from '#apps/api/records/operator-actor';
import { TermsQuery, TermsView } from '#apps/api/records/record.dto';
import { UnitReader } from '#apps/api/records/unit-reader';

interface DictionaryEntryView {
  readonly code: string;
  readonly label: string;
  readonly labelEn: string;
}

/** The first page of an operator, and what every form reads. */
@ApiTags('records')
@Controller()
export class HomeController {
  constructor(
    private readonly units: UnitReader,
    private readonly dictionaries: Dictionaries,
  ) {}

  @Get('home')
  @Allow('operator')
  @ApiOkResponse({ type: HomeView })
  async read(
    @CurrentActor() actor: Actor,
    @CurrentSession() signedIn: SignedIn,
  ): Promise<HomeView> {
    return this.units.home(operatorOf(actor).unitId, signedIn);
  }

  @Get('terms')
  @Allow('operator')
  @ApiOkResponse({ type: TermsView })
  async terms(@CurrentActor() actor: Actor, @Query() { month }: TermsQuery): Promise<TermsView> {
    return this.units.terms(operatorOf(actor).unitId, month);
  }

  /** Code tables by name, the entries in their order. */
  @Get('dictionaries')
  @AllowEveryRole()
  @Header('Cache-Control', 'private, max-age=60')
  @ApiOkResponse({
    schema: {
      type: 'object',
      additionalProperties: {
        type: 'array',
        items: {
          type: 'object',
          required: ['code', 'label', 'labelEn'],
          properties: {
            code: { type: 'string' },
            label: { type: 'string' },
            labelEn: { type: 'string' },
          },
        },
      },
      example: { sex: [{ code: '1', label: '男', labelEn: 'Male' }] },
    },
  })
  async codeTables(): Promise<Record<string, DictionaryEntryView[]>> {
    const tables: Record<string, DictionaryEntryView[]> = {};
    for (const { dictionary, code, label, labelEn } of await this.dictionaries.rows()) {
      (tables[dictionary] ??= []).push({ code, label, labelEn });
    }
    return tables;
  }
}
