import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Post,
  Query,
  Req,
  Res,
  type StreamableFile,
} from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Allow, CurrentActor, type Actor, type OperatorActor } from '#apps/api/auth/actor';
import { FileBody } from '#apps/api/bodies/file-body';
import { BusinessNo, ImportId } from '#apps/api/path-parts';
import {
  ApplyRequest,
  FindingsQuery,
  ImportDto,
  ImportFindingsDto,
  ImportRemarksDto,
  KnownLinesDto,
  LinesQuery,
} from '#apps/api/registers/import.dto';
import { FileName } from '#apps/api/registers/file-name';
import { ImportUploads } from '#apps/api/registers/import-uploads';
import { Imports } from '#apps/api/registers/imports';
import { RegisterHeadDto } from '#apps/api/registers/register.dto';
import { headView } from '#apps/api/registers/register-views';
import { sheetFile, XLSX_TYPE } from '#apps/api/registers/sheet-file';

/** 批量导入. */
@ApiTags('imports')
@Allow('operator')
@Controller()
export class ImportsController {
  constructor(
    private readonly imports: Imports,
    private readonly uploads: ImportUploads,
  ) {}

  @ApiOperation({ summary: 'Takes an xlsx or csv as the raw body; it is read in the background' })
  @FileBody('2026%E5%B9%B4.xlsx')
  @ApiAcceptedResponse({ type: ImportDto })
  @HttpCode(202)
  @Post('submissions/:businessNo/imports')
  async upload(
    @CurrentActor() actor: OperatorActor,
    @Param('businessNo', BusinessNo) businessNo: string,
    @FileName() fileName: string,
    @Req() request: Request,
  ): Promise<ImportDto> {
    const importId = await this.uploads.upload(actor, businessNo, fileName, request);
    return this.imports.view(actor, importId);
  }

  @ApiOkResponse({ type: ImportDto })
  @Get('imports/:id')
  async one(@CurrentActor() actor: Actor, @Param('id', ImportId) id: number): Promise<ImportDto> {
    return this.imports.view(actor, id);
  }

  @ApiOperation({ summary: 'Cancels a reading or drops a checked file' })
  @ApiOkResponse({ type: ImportDto })
  @Delete('imports/:id')
  async cancel(
    @CurrentActor() actor: OperatorActor,
    @Param('id', ImportId) id: number,
  ): Promise<ImportDto> {
    return this.imports.cancel(actor, id);
  }

  @ApiOkResponse({ type: ImportFindingsDto })
  @Get('imports/:id/findings')
  async findings(
    @CurrentActor() actor: Actor,
    @Param('id', ImportId) id: number,
    @Query() query: FindingsQuery,
  ): Promise<ImportFindingsDto> {
    return this.imports.findings(actor, id, query);
  }

  @ApiOperation({ summary: 'Rows of the file whose person is in the register already' })
  @ApiOkResponse({ type: KnownLinesDto })
  @Get('imports/:id/known')
  async known(
    @CurrentActor() actor: Actor,
    @Param('id', ImportId) id: number,
    @Query() query: LinesQuery,
  ): Promise<KnownLinesDto> {
    return this.imports.known(actor, id, query);
  }

  @ApiOperation({
    summary: 'Good rows of the file of which something is said that hinders nothing',
  })
  @ApiOkResponse({ type: ImportRemarksDto })
  @Get('imports/:id/remarks')
  async remarks(
    @CurrentActor() actor: Actor,
    @Param('id', ImportId) id: number,
    @Query() query: LinesQuery,
  ): Promise<ImportRemarksDto> {
    return this.imports.remarks(actor, id, query);
  }

  @ApiOperation({ summary: 'The uploaded rows with a red column of reasons' })
  @ApiProduces(XLSX_TYPE)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @Get('imports/:id/annotated.xlsx')
  async annotated(
    @CurrentActor() actor: Actor,
    @Param('id', ImportId) id: number,
  ): Promise<StreamableFile> {
    const { content, name } = await this.imports.annotated(actor, id);
    return sheetFile(content, name, 'xlsx');
  }

  @ApiOperation({ summary: 'Brings checked rows into the register' })
  @ApiHeader({ name: 'If-Match', required: false, example: '"7"' })
  @ApiOkResponse({ type: RegisterHeadDto })
  @HttpCode(200)
  @Post('imports/:id/apply')
  async apply(
    @CurrentActor() actor: OperatorActor,
    @Param('id', ImportId) importId: number,
    @Body() choice: ApplyRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<RegisterHeadDto> {
    const version = /\d+/.exec(response.req.headers['if-match'] ?? '')?.[0];
    const draftVersion = version === undefined ? null : Number(version);
    const head = headView(
      await this.imports.apply(
        actor,
        {
          importId,
          rows: choice.rows,
          known: choice.known,
          exceptLines: choice.exceptLines ?? [],
          hidden: choice.hidden ?? null,
        },
        draftVersion,
      ),
    );
    response.setHeader('etag', `"${String(head.draftVersion)}"`);
    return head;
  }
}
