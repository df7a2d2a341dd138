"""The properties of XMP that a PDF/A may use without describing them, and the kinds of their values.

XMP Specification 2005, part 1; ISO 19005-2, 6.6.2.3. A kind is one letter: ``t`` text, ``i`` integer,
``r`` real, ``q`` rational, ``b`` boolean, ``d`` date, ``s`` structure, ``a`` text in languages; before
it ``B``, ``S`` or ``A`` for an array of these, unordered, ordered or of alternatives.
"""

from __future__ import annotations

_ADOBE = "http://ns.adobe.com/"

_TABLE = {
    "http://purl.org/dc/elements/1.1/": """
        contributor:Bt coverage:t creator:St date:Sd description:a format:t identifier:t
        language:Bt publisher:Bt relation:Bt rights:a source:t subject:Bt title:a type:Bt""",
    f"{_ADOBE}xap/1.0/": """
        Advisory:Bt BaseURL:t CreateDate:d CreatorTool:t Identifier:B? Label:t MetadataDate:d
        ModifyDate:d Nickname:t Rating:r Thumbnails:As""",
    f"{_ADOBE}xap/1.0/rights/": "Certificate:t Marked:b Owner:Bt UsageTerms:a WebStatement:t",
    f"{_ADOBE}xap/1.0/mm/": """
        DerivedFrom:s DocumentID:t History:Ss InstanceID:t LastURL:t ManageTo:t ManageUI:t
        ManagedFrom:s Manager:t ManagerVariant:t RenditionClass:t RenditionOf:s RenditionParams:t
        SaveID:i VersionID:t Versions:Ss OriginalDocumentID:t""",
    f"{_ADOBE}xap/1.0/bj/": "JobRef:Bs",
    f"{_ADOBE}xap/1.0/t/pg/": "Colorants:Ss Fonts:Bs MaxPageSize:s NPages:i PlateNames:St",
    f"{_ADOBE}pdf/1.3/": "Keywords:t PDFVersion:t Producer:t Trapped:t",
    f"{_ADOBE}photoshop/1.0/": """
        AuthorsPosition:t CaptionWriter:t Category:t City:t Country:t Credit:t DateCreated:d
        Headline:t Instructions:t Source:t State:t SupplementalCategories:Bt
        TransmissionReference:t Urgency:i""",
    f"{_ADOBE}tiff/1.0/": """
        Artist:t BitsPerSample:Si Compression:i Copyright:a DateTime:d ImageDescription:a
        ImageLength:i ImageWidth:i Make:t Model:t Orientation:i PhotometricInterpretation:i
        PlanarConfiguration:i PrimaryChromaticities:Sq ReferenceBlackWhite:Sq ResolutionUnit:i
        SamplesPerPixel:i Software:t TransferFunction:Si WhitePoint:Sq XResolution:q
        YCbCrCoefficients:Sq YCbCrPositioning:i YCbCrSubSampling:Si YResolution:q""",
    f"{_ADOBE}exif/1.0/": """
        ApertureValue:q BrightnessValue:q CFAPattern:s ColorSpace:i ComponentsConfiguration:Si
        CompressedBitsPerPixel:q Contrast:i CustomRendered:i DateTimeDigitized:d
        DateTimeOriginal:d DeviceSettingDescription:s DigitalZoomRatio:q ExifVersion:t
        ExposureBiasValue:q ExposureIndex:q ExposureMode:i ExposureProgram:i ExposureTime:q
        FNumber:q FileSource:i Flash:s FlashEnergy:q FlashpixVersion:t FocalLength:q
        FocalLengthIn35mmFilm:i FocalPlaneResolutionUnit:i FocalPlaneXResolution:q
        FocalPlaneYResolution:q GainControl:i GPSAltitude:q GPSAltitudeRef:i
        GPSAreaInformation:t GPSDOP:q GPSDestBearing:q GPSDestBearingRef:t GPSDestDistance:q
        GPSDestDistanceRef:t GPSDestLatitude:t GPSDestLongitude:t GPSDifferential:i
        GPSImgDirection:q GPSImgDirectionRef:t GPSLatitude:t GPSLongitude:t GPSMapDatum:t
        GPSMeasureMode:t GPSProcessingMethod:t GPSSatellites:t GPSSpeed:q GPSSpeedRef:t
        GPSStatus:t GPSTimeStamp:d GPSTrack:q GPSTrackRef:t GPSVersionID:t ISOSpeedRatings:Si
        ImageUniqueID:t LightSource:i MaxApertureValue:q MeteringMode:i OECF:s
        PixelXDimension:i PixelYDimension:i RelatedSoundFile:t Saturation:i SceneCaptureType:i
        SceneType:i SensingMethod:i Sharpness:i ShutterSpeedValue:q SpatialFrequencyResponse:s
        SpectralSensitivity:t SubjectArea:Si SubjectDistance:q SubjectDistanceRange:i
        SubjectLocation:Si UserComment:a WhiteBalance:i""",
    f"{_ADOBE}exif/1.0/aux/": "Lens:t SerialNumber:t",
    f"{_ADOBE}camera-raw-settings/1.0/": """
        AutoBrightness:b AutoContrast:b AutoExposure:b AutoShadows:b BlueHue:i BlueSaturation:i
        Brightness:i CameraProfile:t ChromaticAberrationB:i ChromaticAberrationR:i
        ColorNoiseReduction:i Contrast:i CropAngle:r CropBottom:r CropHeight:r CropLeft:r
        CropRight:r CropTop:r CropUnits:i CropWidth:r Exposure:r GreenHue:i GreenSaturation:i
        HasCrop:b HasSettings:b LuminanceSmoothing:i RawFileName:t RedHue:i RedSaturation:i
        Saturation:i ShadowTint:i Shadows:i Sharpness:i Temperature:i Tint:i ToneCurve:St
        ToneCurveName:t Version:t VignetteAmount:i VignetteMidpoint:i WhiteBalance:t""",
    f"{_ADOBE}xmp/1.0/DynamicMedia/": """
        absPeakAudioFilePath:t album:t altTapeName:t altTimecode:s artist:t audioChannelType:t
        audioCompressor:t audioModDate:d audioSampleRate:i audioSampleType:t beatSpliceParams:s
        composer:t contributedMedia:Bs copyright:t duration:s engineer:t fileDataRate:q genre:t
        instrument:t introTime:s key:t logComment:t loop:b markers:Ss metadataModDate:d
        numberOfBeats:r outCue:s projectRef:s pullDown:t relativePeakAudioFilePath:t
        relativeTimestamp:s releaseDate:d resampleParams:s scaleType:t scene:t shotDate:d
        shotLocation:t shotName:t speakerPlacement:t startTimecode:s stretchMode:t tapeName:t
        tempo:r timeScaleParams:s timeSignature:t trackNumber:i videoAlphaMode:t
        videoAlphaPremultipleColor:s videoAlphaUnityIsTransparent:b videoColorSpace:t
        videoCompressor:t videoFieldOrder:t videoFrameRate:t videoFrameSize:s videoModDate:d
        videoPixelAspectRatio:q videoPixelDepth:t""",
    "http://www.aiim.org/pdfa/ns/id/": "amd:t conformance:t corr:t part:i",
    "http://www.aiim.org/pdfa/ns/extension/": "schemas:Bs",
}  # fmt: skip

# what the description of an extension must say; ISO 19005-2, 6.6.2.3.3
EXTENSION = "http://www.aiim.org/pdfa/ns/extension/"
PARTS: dict[str, tuple[str, str, frozenset[str]]] = {
    "schemas": (
        "Bag", "http://www.aiim.org/pdfa/ns/schema#",
        frozenset({"schema", "namespaceURI", "prefix"}),
    ),
    "property": (
        "Seq", "http://www.aiim.org/pdfa/ns/property#",
        frozenset({"name", "valueType", "category", "description"}),
    ),
    "valueType": (
        "Seq", "http://www.aiim.org/pdfa/ns/type#",
        frozenset({"type", "namespaceURI", "prefix", "description"}),
    ),
    "field": (
        "Seq", "http://www.aiim.org/pdfa/ns/field#",
        frozenset({"name", "valueType", "description"}),
    ),
}  # fmt: skip
PREFIXES = {
    EXTENSION: "pdfaExtension",
    "http://www.aiim.org/pdfa/ns/id/": "pdfaid",
    "http://www.aiim.org/pdfua/ns/id/": "pdfuaid",
    PARTS["schemas"][1]: "pdfaSchema",
    PARTS["property"][1]: "pdfaProperty",
    PARTS["valueType"][1]: "pdfaType",
    PARTS["field"][1]: "pdfaField",
}


def known() -> dict[tuple[str, str], str]:
    """The kind of each property, by its namespace and its name."""
    return {
        (space, name): kind
        for space, listed in _TABLE.items()
        for name, _, kind in (pair.partition(":") for pair in listed.split())
    }
