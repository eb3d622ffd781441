/**
 * Whether the name of a reference is an address for a resolver. As in the reference: any letter, colon and slash will do, wherever
 * they stand.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/container_validation.go RefNameLikeUrl
 */
export const isUrlLike = (name: string): boolean => /[\w-]:\//.test(name);
