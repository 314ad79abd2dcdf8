import { importDraft, importFile } from '@/lib/exchange/import/import-draft'
import { serveReadings } from './serve-readings'

serveReadings(job => (job.kind === 'file' ? importFile(job.file) : importDraft(job.text)))
