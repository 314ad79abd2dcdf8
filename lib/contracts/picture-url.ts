import { endpointUrl } from './call'
import { ROUTES } from './route'

/** The address of a picture that an article shows, by the hash of its file. */
export function pictureUrl(articleId: string, hash: string): string {
  return endpointUrl(ROUTES.getPicture.path, { id: articleId, picture: hash })
}
