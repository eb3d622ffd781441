import * as z from "zod";
import { type Int32, int32Schema } from "../scalars.ts";
import { list, optional, pointer, strict } from "../schema.ts";
import { type LocalObjectReference, localObjectReferenceSchema } from "./reference.ts";

/** A directory of an NFS server. */
export interface NFSVolumeSource {
  /** Name or IP address of the server. */
  readonly server: string;
  /** The exported directory. */
  readonly path: string;
  /** Whether it is read-only. Default false. */
  readonly readOnly?: boolean;
}
export const nfsVolumeSourceSchema = strict<NFSVolumeSource>("NFSVolumeSource")({
  server: z.string(),
  path: z.string(),
  readOnly: optional(z.boolean()),
});

/** A disk reached by iSCSI. */
export interface ISCSIVolumeSource {
  /** Address of the target, with its port unless that is the usual one. */
  readonly targetPortal: string;
  /** Further addresses, for several paths to the same disk. */
  readonly portals?: readonly string[];
  /** Qualified name of the target. */
  readonly iqn: string;
  /** Logical unit of the target. */
  readonly lun: Int32;
  /** The transport. Default `"default"`, which is TCP. */
  readonly iscsiInterface?: string;
  /** Qualified name of the initiator; together with `iscsiInterface`, it gets an interface of its own. */
  readonly initiatorName?: string;
  /** Whether discovery authenticates by CHAP. Default false. */
  readonly chapAuthDiscovery?: boolean;
  /** Whether the session authenticates by CHAP. Default false. */
  readonly chapAuthSession?: boolean;
  /** The Secret with the CHAP credentials. */
  readonly secretRef?: LocalObjectReference;
  /** File system on the disk. Default `"ext4"`. */
  readonly fsType?: string;
  /** Whether it is read-only. Default false. */
  readonly readOnly?: boolean;
}
export const iscsiVolumeSourceSchema = strict<ISCSIVolumeSource>("ISCSIVolumeSource")({
  targetPortal: z.string(),
  portals: optional(list(z.string())),
  iqn: z.string(),
  lun: int32Schema,
  iscsiInterface: optional(z.string()),
  initiatorName: pointer(z.string()),
  chapAuthDiscovery: optional(z.boolean()),
  chapAuthSession: optional(z.boolean()),
  secretRef: pointer(localObjectReferenceSchema),
  fsType: optional(z.string()),
  readOnly: optional(z.boolean()),
});

/** A disk reached by Fibre Channel: by `targetWWNs` and `lun`, or by `wwids`. */
export interface FCVolumeSource {
  /** World wide names of the targets. */
  readonly targetWWNs?: readonly string[];
  /** Logical unit of the targets. */
  readonly lun?: Int32;
  /** World wide identifiers of the disk. */
  readonly wwids?: readonly string[];
  /** File system on the disk. Default `"ext4"`. */
  readonly fsType?: string;
  /** Whether it is read-only. Default false. */
  readonly readOnly?: boolean;
}
export const fcVolumeSourceSchema = strict<FCVolumeSource>("FCVolumeSource")({
  targetWWNs: optional(list(z.string())),
  lun: pointer(int32Schema),
  wwids: optional(list(z.string())),
  fsType: optional(z.string()),
  readOnly: optional(z.boolean()),
});

/** A directory of a Ceph file system. Kubernetes mounts it by a CSI driver only since 1.31. */
export interface CephFSVolumeSource {
  /** Addresses of the Ceph monitors. */
  readonly monitors: readonly string[];
  /** Directory to mount as the root. Default `/`. */
  readonly path?: string;
  /** User of the Ceph cluster. Default `"admin"`. */
  readonly user?: string;
  /** File of the node with the user's key. Default `/etc/ceph/user.secret`. */
  readonly secretFile?: string;
  /** A Secret with the user's key, instead of the file. */
  readonly secretRef?: LocalObjectReference;
  /** Whether it is read-only. Default false. */
  readonly readOnly?: boolean;
}
export const cephFSVolumeSourceSchema = strict<CephFSVolumeSource>("CephFSVolumeSource")({
  monitors: list(z.string()),
  path: optional(z.string()),
  user: optional(z.string()),
  secretFile: optional(z.string()),
  secretRef: pointer(localObjectReferenceSchema),
  readOnly: optional(z.boolean()),
});

/** A block device of a Ceph cluster. Kubernetes mounts it by a CSI driver only since 1.31. */
export interface RBDVolumeSource {
  /** Addresses of the Ceph monitors. */
  readonly monitors: readonly string[];
  /** Name of the image, that is, of the device. */
  readonly image: string;
  /** The pool it is in. Default `"rbd"`. */
  readonly pool?: string;
  /** User of the Ceph cluster. Default `"admin"`. */
  readonly user?: string;
  /** File of the node with the user's key. Default `/etc/ceph/keyring`. */
  readonly keyring?: string;
  /** A Secret with the user's key, instead of the file. */
  readonly secretRef?: LocalObjectReference;
  /** File system on the device. Default `"ext4"`. */
  readonly fsType?: string;
  /** Whether it is read-only. Default false. */
  readonly readOnly?: boolean;
}
export const rbdVolumeSourceSchema = strict<RBDVolumeSource>("RBDVolumeSource")({
  monitors: list(z.string()),
  image: z.string(),
  pool: optional(z.string()),
  user: optional(z.string()),
  keyring: optional(z.string()),
  secretRef: pointer(localObjectReferenceSchema),
  fsType: optional(z.string()),
  readOnly: optional(z.boolean()),
});
