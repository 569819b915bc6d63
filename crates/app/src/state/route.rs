//! Where the reader is: the view, and in the tables which table and cell. It stands in the URL
//! fragment, so that links and the Back button work.

/// A view of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum View {
    /// 总览
    #[default]
    Overview,
    /// 图解
    Flow,
    /// 表格
    Tables,
    /// “三公”经费
    ThreePublic,
    /// 审核结果
    Checks,
}

impl View {
    /// All views, in the order of the tabs.
    pub const ALL: [View; 5] = [Self::Overview, Self::Flow, Self::Tables, Self::ThreePublic, Self::Checks];

    /// Its name in links and attributes.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Overview => "overview",
            Self::Flow => "flow",
            Self::Tables => "tables",
            Self::ThreePublic => "three-public",
            Self::Checks => "checks",
        }
    }

    /// The view of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.name() == name)
    }
}

/// A place in the page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Route {
    /// The view.
    pub view: View,
    /// In the tables: which one, by its id.
    pub table: Option<String>,
    /// In that table: which cell, by its number in the document's grid.
    pub cell: Option<u32>,
}

impl Route {
    /// The start of a view.
    #[must_use]
    pub fn to(view: View) -> Self {
        Self { view, ..Self::default() }
    }

    /// A table.
    #[must_use]
    pub fn table(id: &str) -> Self {
        Self { view: View::Tables, table: Some(id.to_owned()), cell: None }
    }

    /// A cell of a table.
    #[must_use]
    pub fn cell(table: &str, cell: u32) -> Self {
        Self { cell: Some(cell), ..Self::table(table) }
    }

    /// As a URL fragment: `#tables/basic/214`.
    #[must_use]
    pub fn fragment(&self) -> String {
        let mut text = String::from("#");
        text.push_str(self.view.name());
        if let Some(table) = &self.table {
            text.push('/');
            text.push_str(table);
            if let Some(cell) = self.cell {
                text.push('/');
                text.push_str(&cell.to_string());
            }
        }
        text
    }

    /// Reads a fragment; whatever it does not know it leaves out, so every link leads somewhere.
    #[must_use]
    pub fn from_fragment(fragment: &str) -> Self {
        let mut parts = fragment.trim_start_matches('#').split('/');
        let view = parts.next().and_then(View::from_name).unwrap_or_default();
        let table = parts.next().filter(|id| view == View::Tables && !id.is_empty()).map(str::to_owned);
        let cell = parts.next().filter(|_| table.is_some()).and_then(|cell| cell.parse().ok());
        Self { view, table, cell }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fragments_round_trip() {
        for route in [Route::to(View::Checks), Route::table("basic"), Route::cell("three-public", 7)] {
            assert_eq!(Route::from_fragment(&route.fragment()), route);
        }
        assert_eq!(Route::cell("basic", 214).fragment(), "#tables/basic/214");
    }

    #[test]
    fn unknown_fragments_lead_to_the_nearest_known_place() {
        assert_eq!(Route::from_fragment(""), Route::default());
        assert_eq!(Route::from_fragment("#nowhere/x/1"), Route::default());
        assert_eq!(Route::from_fragment("#checks/basic/1"), Route::to(View::Checks));
        assert_eq!(Route::from_fragment("#tables/basic/x"), Route::table("basic"));
        assert_eq!(Route::from_fragment("#tables//3"), Route::to(View::Tables));
    }
}
