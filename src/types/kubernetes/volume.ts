import * as z from "zod";
import { pointer, strict } from "../schema.ts";
import {
  type AWSElasticBlockStoreVolumeSource,
  type AzureDiskVolumeSource,
  type AzureFileVolumeSource,
  awsElasticBlockStoreVolumeSourceSchema,
  azureDiskVolumeSourceSchema,
  azureFileVolumeSourceSchema,
  type CinderVolumeSource,
  cinderVolumeSourceSchema,
  type GCEPersistentDiskVolumeSource,
  gcePersistentDiskVolumeSourceSchema,
  type PhotonPersistentDiskVolumeSource,
  type PortworxVolumeSource,
  photonPersistentDiskVolumeSourceSchema,
  portworxVolumeSourceSchema,
  type VsphereVirtualDiskVolumeSource,
  vsphereVirtualDiskVolumeSourceSchema,
} from "./volume-cloud.ts";
import {
  type FlexVolumeSource,
  type FlockerVolumeSource,
  flexVolumeSourceSchema,
  flockerVolumeSourceSchema,
  type GitRepoVolumeSource,
  type GlusterfsVolumeSource,
  gitRepoVolumeSourceSchema,
  glusterfsVolumeSourceSchema,
  type QuobyteVolumeSource,
  quobyteVolumeSourceSchema,
  type ScaleIOVolumeSource,
  type StorageOSVolumeSource,
  scaleIOVolumeSourceSchema,
  storageOSVolumeSourceSchema,
} from "./volume-legacy.ts";
import {
  type CephFSVolumeSource,
  cephFSVolumeSourceSchema,
  type FCVolumeSource,
  fcVolumeSourceSchema,
  type ISCSIVolumeSource,
  iscsiVolumeSourceSchema,
  type NFSVolumeSource,
  nfsVolumeSourceSchema,
  type RBDVolumeSource,
  rbdVolumeSourceSchema,
} from "./volume-network.ts";
import { type ProjectedVolumeSource, projectedVolumeSourceSchema } from "./volume-projection.ts";
import {
  type ConfigMapVolumeSource,
  type CSIVolumeSource,
  configMapVolumeSourceSchema,
  csiVolumeSourceSchema,
  type DownwardAPIVolumeSource,
  downwardAPIVolumeSourceSchema,
  type EmptyDirVolumeSource,
  type EphemeralVolumeSource,
  emptyDirVolumeSourceSchema,
  ephemeralVolumeSourceSchema,
  type HostPathVolumeSource,
  hostPathVolumeSourceSchema,
  type ImageVolumeSource,
  imageVolumeSourceSchema,
  type PersistentVolumeClaimVolumeSource,
  persistentVolumeClaimVolumeSourceSchema,
  type SecretVolumeSource,
  secretVolumeSourceSchema,
} from "./volume-source.ts";

/** A directory that the containers of a pod may mount: a name, and exactly one source. */
export interface Volume {
  /** By which mounts refer to it; unique in the pod. */
  readonly name: string;
  /** The entries of a ConfigMap. */
  readonly configMap?: ConfigMapVolumeSource;
  /** The entries of a Secret. */
  readonly secret?: SecretVolumeSource;
  /** An empty directory that lives as long as the pod. */
  readonly emptyDir?: EmptyDirVolumeSource;
  /** A claim that exists already. */
  readonly persistentVolumeClaim?: PersistentVolumeClaimVolumeSource;
  /** A claim made for the pod. */
  readonly ephemeral?: EphemeralVolumeSource;
  /** Several sources in one directory. */
  readonly projected?: ProjectedVolumeSource;
  /** Facts about the pod. */
  readonly downwardAPI?: DownwardAPIVolumeSource;
  /** A file or directory of the node. */
  readonly hostPath?: HostPathVolumeSource;
  /** A volume made by a CSI driver for this pod. */
  readonly csi?: CSIVolumeSource;
  /** The files of an image. */
  readonly image?: ImageVolumeSource;
  /** A directory of an NFS server. */
  readonly nfs?: NFSVolumeSource;
  /** A disk reached by iSCSI. */
  readonly iscsi?: ISCSIVolumeSource;
  /** A disk reached by Fibre Channel. */
  readonly fc?: FCVolumeSource;
  /** A Ceph file system. */
  readonly cephfs?: CephFSVolumeSource;
  /** A Ceph block device. */
  readonly rbd?: RBDVolumeSource;
  /** A disk of Amazon EBS. */
  readonly awsElasticBlockStore?: AWSElasticBlockStoreVolumeSource;
  /** A disk of Google Compute Engine. */
  readonly gcePersistentDisk?: GCEPersistentDiskVolumeSource;
  /** A disk of Azure. */
  readonly azureDisk?: AzureDiskVolumeSource;
  /** A file share of Azure. */
  readonly azureFile?: AzureFileVolumeSource;
  /** A disk of OpenStack Cinder. */
  readonly cinder?: CinderVolumeSource;
  /** A virtual disk of vSphere. */
  readonly vsphereVolume?: VsphereVirtualDiskVolumeSource;
  /** A disk of the Photon Controller. */
  readonly photonPersistentDisk?: PhotonPersistentDiskVolumeSource;
  /** A volume of Portworx. */
  readonly portworxVolume?: PortworxVolumeSource;
  /** A clone of a Git repository. */
  readonly gitRepo?: GitRepoVolumeSource;
  /** A volume made by a program on the node. */
  readonly flexVolume?: FlexVolumeSource;
  /** A data set of Flocker. */
  readonly flocker?: FlockerVolumeSource;
  /** A volume of GlusterFS. */
  readonly glusterfs?: GlusterfsVolumeSource;
  /** A volume of Quobyte. */
  readonly quobyte?: QuobyteVolumeSource;
  /** A volume of ScaleIO. */
  readonly scaleIO?: ScaleIOVolumeSource;
  /** A volume of StorageOS. */
  readonly storageos?: StorageOSVolumeSource;
}
export const volumeSchema = strict<Volume>("Volume")({
  name: z.string(),
  configMap: pointer(configMapVolumeSourceSchema),
  secret: pointer(secretVolumeSourceSchema),
  emptyDir: pointer(emptyDirVolumeSourceSchema),
  persistentVolumeClaim: pointer(persistentVolumeClaimVolumeSourceSchema),
  ephemeral: pointer(ephemeralVolumeSourceSchema),
  projected: pointer(projectedVolumeSourceSchema),
  downwardAPI: pointer(downwardAPIVolumeSourceSchema),
  hostPath: pointer(hostPathVolumeSourceSchema),
  csi: pointer(csiVolumeSourceSchema),
  image: pointer(imageVolumeSourceSchema),
  nfs: pointer(nfsVolumeSourceSchema),
  iscsi: pointer(iscsiVolumeSourceSchema),
  fc: pointer(fcVolumeSourceSchema),
  cephfs: pointer(cephFSVolumeSourceSchema),
  rbd: pointer(rbdVolumeSourceSchema),
  awsElasticBlockStore: pointer(awsElasticBlockStoreVolumeSourceSchema),
  gcePersistentDisk: pointer(gcePersistentDiskVolumeSourceSchema),
  azureDisk: pointer(azureDiskVolumeSourceSchema),
  azureFile: pointer(azureFileVolumeSourceSchema),
  cinder: pointer(cinderVolumeSourceSchema),
  vsphereVolume: pointer(vsphereVirtualDiskVolumeSourceSchema),
  photonPersistentDisk: pointer(photonPersistentDiskVolumeSourceSchema),
  portworxVolume: pointer(portworxVolumeSourceSchema),
  gitRepo: pointer(gitRepoVolumeSourceSchema),
  flexVolume: pointer(flexVolumeSourceSchema),
  flocker: pointer(flockerVolumeSourceSchema),
  glusterfs: pointer(glusterfsVolumeSourceSchema),
  quobyte: pointer(quobyteVolumeSourceSchema),
  scaleIO: pointer(scaleIOVolumeSourceSchema),
  storageos: pointer(storageOSVolumeSourceSchema),
});
