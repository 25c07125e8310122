import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Patch,
  Post,
  Req,
  UseGuards,
} from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { Request } from 'express';
import { KeyedByLink, Public } from '#apps/api/auth/actor';
import { ScanId, UploadId } from '#apps/api/path-parts';
import { phoneCredentials } from '#apps/api/phone/phone-credentials';
import { PhoneDesk } from '#apps/api/phone/phone-desk';
import { PhoneOpeningView, PhoneScansView } from '#apps/api/phone/phone.dto';
import { limitedTo } from '#apps/api/rate-limit/rate-limit.guard';
import { ScanLinks, type LivingLink } from '#apps/api/scans/scan-links';
import {
  NewUploadBody,
  scanView,
  UploadOffsetView,
  UploadProgressView,
  UploadTicketView,
} from '#apps/api/scans/scan.dto';
import { Scans } from '#apps/api/scans/scans';
import { Uploads } from '#apps/api/scans/uploads';
import { Answers } from '#apps/api/problems/answers';

/** Twenty pages of six chunks a minute fit, a search for tokens does not. */
const REQUESTS_PER_MINUTE = 240;

/** The phone's door: no session and no cookie; the token of the QR code and the phone's own secret. */
@ApiTags('phone')
@ApiHeader({ name: 'X-Scan-Token', required: true, example: 'q3Zk-bD1' })
@ApiHeader({
  name: 'X-Phone-Secret',
  required: false,
  description:
    'Of at least 32 letters, chosen by the phone before it opens, or given by `open`; every other request carries it',
})
@Public()
@Answers(404, 409, 410, 422, 429)
@UseGuards(limitedTo(REQUESTS_PER_MINUTE))
@Controller('phone')
export class PhoneController {
  constructor(
    private readonly links: ScanLinks,
    private readonly desk: PhoneDesk,
    private readonly uploads: Uploads,
    private readonly allScans: Scans,
  ) {}

  @Post('open')
  @HttpCode(200)
  @ApiOkResponse({ type: PhoneOpeningView })
  async open(@Req() request: Request): Promise<PhoneOpeningView> {
    const [token, secret] = phoneCredentials(request);
    const { link, phoneSecret } = await this.links.open(token ?? '', secret ?? null);
    return { phoneSecret, ...(await this.desk.opening(link)) };
  }

  @KeyedByLink()
  @Post('uploads')
  @ApiCreatedResponse({ type: UploadTicketView })
  async openUpload(
    @Req() request: Request,
    @Body() body: NewUploadBody,
  ): Promise<UploadTicketView> {
    const { businessNo, tokenHash, editor } = await this.linkOf(request);
    return this.uploads.open(businessNo, editor, {
      paper: body.paper,
      source: 'phone',
      bytesTotal: body.bytes,
      turn: body.turn ?? 0,
      replaces: body.replaces,
      linkTokenHash: tokenHash,
    });
  }

  @Get('uploads/:id')
  @ApiOkResponse({ type: UploadOffsetView })
  async offset(
    @Req() request: Request,
    @Param('id', UploadId) id: string,
  ): Promise<UploadOffsetView> {
    return { offset: (await this.desk.ownUpload(await this.linkOf(request), id)).bytesReceived };
  }

  @Patch('uploads/:id')
  @ApiHeader({ name: 'Upload-Offset', required: true, example: '0' })
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiOkResponse({ type: UploadProgressView })
  async receive(
    @Req() request: Request,
    @Param('id', UploadId) id: string,
  ): Promise<UploadProgressView> {
    const link = await this.linkOf(request);
    return this.uploads.receive(await this.desk.ownUpload(link, id), request, link.editor);
  }

  @Get('scans')
  @ApiOkResponse({ type: PhoneScansView })
  async scans(@Req() request: Request): Promise<PhoneScansView> {
    return { items: (await this.desk.scans(await this.linkOf(request))).map(scanView) };
  }

  @KeyedByLink()
  @Delete('scans/:id')
  @HttpCode(204)
  @ApiNoContentResponse()
  async remove(@Req() request: Request, @Param('id', ScanId) id: string): Promise<void> {
    const link = await this.linkOf(request);
    await this.allScans.removeScan(await this.desk.ownScan(link, id), link.editor);
  }

  @KeyedByLink()
  @Post('close')
  @HttpCode(204)
  @ApiNoContentResponse()
  async close(@Req() request: Request): Promise<void> {
    await this.links.close(await this.linkOf(request));
  }

  private linkOf(request: Request): Promise<LivingLink> {
    const [token, secret] = phoneCredentials(request);
    return this.links.ofPhone(token ?? '', secret ?? '');
  }
}
