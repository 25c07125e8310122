import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Patch,
  Post,
  Query,
  Res,
  StreamableFile,
} from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import {
  ApiCreatedResponse,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import type { Response } from 'express';
import type { DataSource } from 'typeorm';
import { Allow, CurrentActor, IdempotentByItself, type Actor } from '#apps/api/auth/actor';
import { BusinessNo, RowNo } from '#apps/api/path-parts';
import { EditedDraft } from '#apps/api/registers/edited-draft';
import { sheetFile, XLSX_TYPE } from '#apps/api/registers/sheet-file';
import { readableRegister } from '#apps/api/registers/register-case';
import {
  AddRowRequest,
  ChangeRowRequest,
  ChoiceRequest,
  DeleteRowsRequest,
  RegisterHeadDto,
  RegisterPageDto,
  RowEditedDto,
  RowsQuery,
  RowsSearchRequest,
} from '#apps/api/registers/register.dto';
import { headView } from '#apps/api/registers/register-views';
import { Registers, type RegisterEdit } from '#apps/api/registers/registers';
import { registerXlsx } from '#libs/register-files/export';

/** 清册: rows of a case. */
@ApiTags('registers')
@Controller()
export class RegistersController {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly registers: Registers,
  ) {}

  @ApiOkResponse({ type: RegisterPageDto })
  @Allow('operator', 'first-reviewer', 'second-reviewer', 'cashier', 'operations', 'auditor')
  @Get('submissions/:businessNo/rows')
  async rows(
    @CurrentActor() actor: Actor,
    @Param('businessNo', BusinessNo) businessNo: string,
    @Query() query: RowsQuery,
  ): Promise<RegisterPageDto> {
    return this.registers.page(actor, businessNo, query);
  }

  @ApiOperation({ summary: 'The same page for a search. It reads, hence no key' })
  @IdempotentByItself()
  @ApiOkResponse({ type: RegisterPageDto })
  @HttpCode(200)
  @Allow('operator', 'first-reviewer', 'second-reviewer', 'cashier', 'operations', 'auditor')
  @Post('submissions/:businessNo/rows/search')
  async search(
    @CurrentActor() actor: Actor,
    @Param('businessNo', BusinessNo) businessNo: string,
    @Body() search: RowsSearchRequest,
  ): Promise<RegisterPageDto> {
    return this.registers.page(actor, businessNo, search);
  }

  @ApiOperation({ summary: '录入清册: a row with a finding is refused and nothing is written' })
  @ApiHeader({ name: 'If-Match', required: true, example: '"7"' })
  @ApiParam({ name: 'businessNo', type: String, example: '2026112400000001' })
  @ApiCreatedResponse({ type: RowEditedDto })
  @Allow('operator')
  @Post('submissions/:businessNo/rows')
  async add(
    @EditedDraft() edit: RegisterEdit,
    @Body() entry: AddRowRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<RowEditedDto> {
    const edited = await this.registers.add(edit, entry);
    return tagged(response, edited, edited.submission);
  }

  @ApiHeader({ name: 'If-Match', required: true, example: '"7"' })
  @ApiParam({ name: 'businessNo', type: String, example: '2026112400000001' })
  @ApiOkResponse({ type: RowEditedDto })
  @Allow('operator')
  @Patch('submissions/:businessNo/rows/:rowNo')
  async change(
    @EditedDraft() edit: RegisterEdit,
    @Param('rowNo', RowNo) rowNo: number,
    @Body() change: ChangeRowRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<RowEditedDto> {
    const edited = await this.registers.change(edit, rowNo, change);
    return tagged(response, edited, edited.submission);
  }

  @ApiHeader({ name: 'If-Match', required: true, example: '"7"' })
  @ApiParam({ name: 'businessNo', type: String, example: '2026112400000001' })
  @ApiOkResponse({ type: RegisterHeadDto })
  @Allow('operator')
  @Delete('submissions/:businessNo/rows')
  async remove(
    @EditedDraft() edit: RegisterEdit,
    @Body() rows: DeleteRowsRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<RegisterHeadDto> {
    const head = headView(await this.registers.remove(edit, rows));
    return tagged(response, head, head);
  }

  @ApiOperation({ summary: 'Chooses which rows are submitted; the others stay as the next draft' })
  @ApiHeader({ name: 'If-Match', required: true, example: '"7"' })
  @ApiParam({ name: 'businessNo', type: String, example: '2026112400000001' })
  @ApiOkResponse({ type: RegisterHeadDto })
  @HttpCode(200)
  @Allow('operator')
  @Post('submissions/:businessNo/rows/choice')
  async choose(
    @EditedDraft() edit: RegisterEdit,
    @Body() choice: ChoiceRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<RegisterHeadDto> {
    const head = headView(await this.registers.choose(edit, choice, choice.chosen));
    return tagged(response, head, head);
  }

  @ApiProduces(XLSX_TYPE)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @Allow('operator', 'first-reviewer', 'second-reviewer', 'cashier', 'operations', 'auditor')
  @Get('submissions/:businessNo/register.xlsx')
  async export(
    @CurrentActor() actor: Actor,
    @Param('businessNo', BusinessNo) businessNo: string,
  ): Promise<StreamableFile> {
    const { manager } = this.dataSource;
    const { business, row } = await readableRegister(manager, actor, businessNo);
    return sheetFile(
      registerXlsx(manager, business, row.businessNo),
      `${business.title.zh}清册-${row.businessNo}`,
      'xlsx',
    );
  }
}

/** The new version as an ETag, so that the page's next edit carries it. */
function tagged<T>(response: Response, body: T, head: RegisterHeadDto): T {
  response.setHeader('etag', `"${String(head.draftVersion)}"`);
  return body;
}
