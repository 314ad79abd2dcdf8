import { answerAuth } from '@/lib/server/auth-route'

export { answerAuth as DELETE, answerAuth as GET, answerAuth as PATCH, answerAuth as POST, answerAuth as PUT }
