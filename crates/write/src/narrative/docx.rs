//! Word (DOCX) in the layout of official documents (GB/T 9704): A4, 仿宋 三号, headings in 黑体 and 楷体,
//! page numbers. A package of a few parts, most of which never change.

use std::fmt::{self, Write as _};
use std::io::{Cursor, Write as _};

use mingzhang::narrative::write::Narrative;
use mingzhang::wording::Lang;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::{heading, paragraphs};
use crate::html::Escaped;

const CONTENT_TYPES: &str = include_str!("docx/content_types.xml");
const RELATIONSHIPS: &str = include_str!("docx/relationships.xml");
const OF_DOCUMENT: &str = include_str!("docx/document_relationships.xml");
const FOOTER: &str = include_str!("docx/footer.xml");
const STYLES_ZH: &str = include_str!("docx/styles_zh.xml");
const STYLES_EN: &str = include_str!("docx/styles_en.xml");

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The package could not be put together.
#[derive(Debug, thiserror::Error)]
#[error("the document could not be written: {0}")]
pub struct NotWritten(String);

impl NotWritten {
    /// What a user is told.
    #[must_use]
    pub fn sentence(&self, lang: Lang) -> String {
        let detail = &self.0;
        lang.pick(
            format!("不能写成 Word 文件（{detail}）。"),
            format!("the Word file cannot be made ({detail})."),
        )
    }
}

/// The narrative as a Word file. The same narrative gives the same bytes.
///
/// # Errors
/// A package that cannot be put together.
pub fn write(narrative: &Narrative) -> Result<Vec<u8>, NotWritten> {
    let (mut document, mut properties) = (String::new(), String::new());
    // Writing to a String cannot fail.
    let _ = body(&mut document, narrative);
    let _ = about(&mut properties, narrative);
    let styles = narrative.lang.pick(STYLES_ZH, STYLES_EN);
    let parts = [
        ("[Content_Types].xml", CONTENT_TYPES),
        ("_rels/.rels", RELATIONSHIPS),
        ("docProps/core.xml", &properties),
        ("word/_rels/document.xml.rels", OF_DOCUMENT),
        ("word/document.xml", &document),
        ("word/footer.xml", FOOTER),
        ("word/styles.xml", styles),
    ];
    package(&parts).map_err(|error| NotWritten(error.to_string()))
}

fn package(parts: &[(&str, &str)]) -> zip::result::ZipResult<Vec<u8>> {
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, options)?;
        zip.write_all(text.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

fn body(out: &mut String, narrative: &Narrative) -> fmt::Result {
    write!(out, "{HEAD}<w:document xmlns:w=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><w:body>")?;
    for chapter in &narrative.chapters {
        let style = match chapter.level {
            0 => "Title",
            1 => "Heading1",
            _ => "Heading2",
        };
        paragraph(out, Some(style), &heading(chapter, narrative.lang))?;
        for text in paragraphs(chapter, narrative) {
            paragraph(out, None, &text)?;
        }
    }
    // Margins of official documents: 37, 35, 28, 26 mm, in twentieths of a point.
    out.push_str(
        "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId2\"/>\
         <w:pgSz w:w=\"11906\" w:h=\"16838\"/>\
         <w:pgMar w:top=\"2098\" w:right=\"1474\" w:bottom=\"1984\" w:left=\"1588\" w:header=\"851\" w:footer=\"1400\" w:gutter=\"0\"/>\
         </w:sectPr></w:body></w:document>",
    );
    Ok(())
}

fn paragraph(out: &mut String, style: Option<&str>, text: &str) -> fmt::Result {
    out.push_str("<w:p>");
    if let Some(style) = style {
        write!(out, "<w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>")?;
    }
    // No XML can hold these two.
    let text = text.replace(['\u{fffe}', '\u{ffff}'], " ");
    write!(out, "<w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:p>", Escaped(&text))
}

fn about(out: &mut String, narrative: &Narrative) -> fmt::Result {
    write!(
        out,
        "{HEAD}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title><dc:language>{}</dc:language></cp:coreProperties>",
        Escaped(&narrative.title),
        narrative.lang.tag()
    )
}
