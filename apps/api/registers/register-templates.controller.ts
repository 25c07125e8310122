import { Controller, Get, Param, Query, type StreamableFile } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { DataSource } from 'typeorm';
import { Allow, CurrentActor, type OperatorActor } from '#apps/api/auth/actor';
import { Answers } from '#apps/api/problems/answers';
import { Dictionaries } from '#apps/api/records/dictionaries';
import { TemplateQuery } from '#apps/api/registers/import.dto';
import { registerBusiness } from '#apps/api/registers/register-case';
import { sheetFile, XLSX_TYPE } from '#apps/api/registers/sheet-file';
import { RuleViolation } from '#libs/fund/rule-violation';
import { presentPeopleXlsx } from '#libs/register-files/present-people';
import { templateCsv, templateXlsx } from '#libs/register-files/template';

/** Files to be filled in. */
@ApiTags('registers')
@Controller()
export class RegisterTemplatesController {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly dictionaries: Dictionaries,
  ) {}

  @ApiOperation({ summary: '下载模板' })
  @ApiProduces(XLSX_TYPE, 'text/csv')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @Answers(422)
  @Allow('operator')
  @Get('businesses/:code/template')
  async template(
    @CurrentActor() actor: OperatorActor,
    @Param('code') code: string,
    @Query() { format = 'xlsx', people = 'none' }: TemplateQuery,
  ): Promise<StreamableFile> {
    const business = registerBusiness(code);
    const choices = await this.dictionaries.rows();
    const name = `${business.title.zh}模板`;
    if (people === 'present') {
      // Without accounts there is nobody to begin with, and lists to choose from need a workbook.
      if (business.subject.kind !== 'account' || format === 'csv')
        throw new RuleViolation('TEMPLATE_WITHOUT_PEOPLE');
      const { manager } = this.dataSource;
      const content = await presentPeopleXlsx(manager, business, actor.unitId, choices);
      return sheetFile(content, `${business.title.zh}现有人员`, 'xlsx');
    }
    if (format === 'csv') return sheetFile(templateCsv(business, choices), name, 'csv');
    return sheetFile(await templateXlsx(business, choices), name, 'xlsx');
  }
}
