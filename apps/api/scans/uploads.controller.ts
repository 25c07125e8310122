import { Body, Controller, Get, Param, Patch, Post, Req } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import {
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiHeader,
  ApiOkResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { Request } from 'express';
import type { DataSource } from 'typeorm';
import type { ScanUploadEntity } from '#libs/persistence/entities/scan.entity';
import {
  Allow,
  CurrentActor,
  editorOf,
  IdempotentByItself,
  type Actor,
  type OperatorActor,
} from '#apps/api/auth/actor';
import { BusinessNo, UploadId } from '#apps/api/path-parts';
import { absentAs } from '#apps/api/problems/absent-as';
import { Problem } from '#apps/api/problems/problem';
import {
  NewUploadBody,
  UploadOffsetView,
  UploadProgressView,
  UploadTicketView,
} from '#apps/api/scans/scan.dto';
import { Uploads } from '#apps/api/scans/uploads';
import { ownCase } from '#apps/api/submissions/case-access';
import { Answers } from '#apps/api/problems/answers';

/** A paper from the desktop, in chunks. */
@ApiTags('scans')
@Allow('operator')
@Controller()
export class UploadsController {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly uploads: Uploads,
  ) {}

  @Post('submissions/:businessNo/uploads')
  @ApiCreatedResponse({ type: UploadTicketView })
  async open(
    @CurrentActor() actor: OperatorActor,
    @Param('businessNo', BusinessNo) businessNo: string,
    @Body() body: NewUploadBody,
  ): Promise<UploadTicketView> {
    await ownCase(this.dataSource.manager, actor, businessNo);
    return this.uploads.open(businessNo, editorOf(actor), {
      paper: body.paper,
      source: 'computer',
      bytesTotal: body.bytes,
      turn: body.turn ?? 0,
      replaces: body.replaces,
      linkTokenHash: null,
    });
  }

  @Get('uploads/:id')
  @ApiOkResponse({ type: UploadOffsetView })
  async offset(
    @CurrentActor() actor: Actor,
    @Param('id', UploadId) id: string,
  ): Promise<UploadOffsetView> {
    return { offset: (await this.own(actor, id)).bytesReceived };
  }

  /** The offset is the key of a chunk: the same one twice is told where the server stands. */
  @IdempotentByItself()
  @Answers(409)
  @Patch('uploads/:id')
  @ApiHeader({ name: 'Upload-Offset', required: true, example: '0' })
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiOkResponse({ type: UploadProgressView })
  async receive(
    @CurrentActor() actor: OperatorActor,
    @Param('id', UploadId) id: string,
    @Req() request: Request,
  ): Promise<UploadProgressView> {
    return this.uploads.receive(await this.own(actor, id), request, editorOf(actor));
  }

  private async own(actor: Actor, id: string): Promise<ScanUploadEntity> {
    const upload = await this.uploads.require(id);
    await absentAs('UPLOAD_NOT_FOUND', ownCase(this.dataSource.manager, actor, upload.businessNo));
    if (upload.source !== 'computer') throw new Problem(404, 'UPLOAD_NOT_FOUND');
    return upload;
  }
}
